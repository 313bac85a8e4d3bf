<?php

// Written from spec.yaml by `spec`. Changes are lost: change the contract.

declare(strict_types=1);

namespace PasseMarche\Model;

use PasseMarche\Exception\ReadException;
use PasseMarche\Members;
use PasseMarche\Wire;

final class ThingLost implements \JsonSerializable
{
    public function __construct(
        public readonly string $id,
        public readonly string $kind = 'thing.lost',
    ) {
    }

    /** @throws \PasseMarche\Exception\ReadException where it is not what the contract says */
    public static function read(mixed $json, string $place = ''): self
    {
        $members = new Members($json, $place);
        return new self(
            id: $members->need('id', Wire::string(...)),
            kind: $members->need('kind', Wire::string(...)),
        );
    }

    public function jsonSerialize(): \stdClass
    {
        return Wire::members([
            'kind' => $this->kind,
            'id' => $this->id,
        ]);
    }
}
