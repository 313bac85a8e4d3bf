<?php

// Written from passemarche.yaml by `spec`. Changes are lost: change the contract.

declare(strict_types=1);

namespace PasseMarche\Model;

use PasseMarche\Exception\ReadException;
use PasseMarche\Members;
use PasseMarche\Wire;

final class PublicMarketPage implements \JsonSerializable
{
    /** @param list<PublicMarketSummary> $publicMarkets */
    public function __construct(
        public readonly array $publicMarkets,
        public readonly ?string $nextCursor = null,
    ) {
    }

    /** @throws \PasseMarche\Exception\ReadException where it is not what the contract says */
    public static function read(mixed $json, string $place = ''): self
    {
        $members = new Members($json, $place);
        return new self(
            publicMarkets: $members->need('public_markets', Wire::listOf(PublicMarketSummary::read(...))),
            nextCursor: $members->may('next_cursor', Wire::string(...)),
        );
    }

    public function jsonSerialize(): \stdClass
    {
        return Wire::members([
            'public_markets' => $this->publicMarkets,
            'next_cursor' => $this->nextCursor,
        ]);
    }
}
