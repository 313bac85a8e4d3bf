<?php

// Written from passemarche.yaml by `spec`. Changes are lost: change the contract.

declare(strict_types=1);

namespace PasseMarche\Model;

use PasseMarche\Exception\ReadException;
use PasseMarche\Members;
use PasseMarche\Wire;

final class MarketApplicationCompletedEvent implements \JsonSerializable
{
    public function __construct(
        public readonly \DateTimeInterface $timestamp,
        public readonly string $marketIdentifier,
        public readonly MarketApplicationCompletedEventMarketApplication $marketApplication,
        public readonly string $event = 'market_application.completed',
    ) {
    }

    /** @throws \PasseMarche\Exception\ReadException where it is not what the contract says */
    public static function read(mixed $json, string $place = ''): self
    {
        $members = new Members($json, $place);
        return new self(
            timestamp: $members->need('timestamp', Wire::instant(...)),
            marketIdentifier: $members->need('market_identifier', Wire::string(...)),
            marketApplication: $members->need(
                'market_application',
                MarketApplicationCompletedEventMarketApplication::read(...),
            ),
            event: $members->need('event', Wire::string(...)),
        );
    }

    public function jsonSerialize(): \stdClass
    {
        return Wire::members([
            'event' => $this->event,
            'timestamp' => Wire::time($this->timestamp),
            'market_identifier' => $this->marketIdentifier,
            'market_application' => $this->marketApplication,
        ]);
    }
}
