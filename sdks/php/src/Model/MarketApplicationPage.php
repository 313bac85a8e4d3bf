<?php

// Written from passemarche.yaml by `spec`. Changes are lost: change the contract.

declare(strict_types=1);

namespace PasseMarche\Model;

use PasseMarche\Exception\ReadException;
use PasseMarche\Members;
use PasseMarche\Wire;

final class MarketApplicationPage implements \JsonSerializable
{
    /** @param list<MarketApplication> $marketApplications */
    public function __construct(
        public readonly array $marketApplications,
        public readonly ?string $nextCursor = null,
    ) {
    }

    /** @throws \PasseMarche\Exception\ReadException where it is not what the contract says */
    public static function read(mixed $json, string $place = ''): self
    {
        $members = new Members($json, $place);
        return new self(
            marketApplications: $members->need('market_applications', Wire::listOf(MarketApplication::read(...))),
            nextCursor: $members->may('next_cursor', Wire::string(...)),
        );
    }

    public function jsonSerialize(): \stdClass
    {
        return Wire::members([
            'market_applications' => $this->marketApplications,
            'next_cursor' => $this->nextCursor,
        ]);
    }
}
