<?php

// Written from spec.yaml by `spec`. Changes are lost: change the contract.

declare(strict_types=1);

namespace PasseMarche\Model;

use PasseMarche\Exception\ReadException;
use PasseMarche\Members;
use PasseMarche\Wire;

final class ThingPage implements \JsonSerializable
{
    /** @param list<Thing> $things */
    public function __construct(
        public readonly array $things,
        public readonly ?string $nextCursor = null,
    ) {
    }

    /** @throws \PasseMarche\Exception\ReadException where it is not what the contract says */
    public static function read(mixed $json, string $place = ''): self
    {
        $members = new Members($json, $place);
        return new self(
            things: $members->need('things', Wire::listOf(Thing::read(...))),
            nextCursor: $members->may('next_cursor', Wire::string(...)),
        );
    }

    public function jsonSerialize(): \stdClass
    {
        return Wire::members([
            'things' => $this->things,
            'next_cursor' => $this->nextCursor,
        ]);
    }
}
