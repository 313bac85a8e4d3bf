<?php

// Written from passemarche.yaml by `spec`. Changes are lost: change the contract.

declare(strict_types=1);

namespace PasseMarche\Model;

use PasseMarche\Exception\ReadException;
use PasseMarche\Members;
use PasseMarche\Wire;

final class MarketCompletedEvent implements \JsonSerializable
{
    public function __construct(
        public readonly \DateTimeInterface $timestamp,
        public readonly MarketCompletedEventMarket $market,
        public readonly string $event = 'market.completed',
    ) {
    }

    /** @throws \PasseMarche\Exception\ReadException where it is not what the contract says */
    public static function read(mixed $json, string $place = ''): self
    {
        $members = new Members($json, $place);
        return new self(
            timestamp: $members->need('timestamp', Wire::instant(...)),
            market: $members->need('market', MarketCompletedEventMarket::read(...)),
            event: $members->need('event', Wire::string(...)),
        );
    }

    public function jsonSerialize(): \stdClass
    {
        return Wire::members([
            'event' => $this->event,
            'timestamp' => Wire::time($this->timestamp),
            'market' => $this->market,
        ]);
    }
}
