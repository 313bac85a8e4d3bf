<?php

// Written from spec.yaml by `spec`. Changes are lost: change the contract.

declare(strict_types=1);

namespace PasseMarche\Model;

use PasseMarche\Exception\ReadException;
use PasseMarche\Members;
use PasseMarche\Wire;

final class Change implements \JsonSerializable
{
    /** @param ?string $color What it looks like.; see {@see Color} */
    public function __construct(
        public readonly ?string $name = null,
        public readonly ?string $color = null,
    ) {
    }

    /** @throws \PasseMarche\Exception\ReadException where it is not what the contract says */
    public static function read(mixed $json, string $place = ''): self
    {
        $members = new Members($json, $place);
        return new self(
            name: $members->may('name', Wire::string(...)),
            color: $members->may('color', Wire::string(...)),
        );
    }

    public function jsonSerialize(): \stdClass
    {
        return Wire::members([
            'name' => $this->name,
            'color' => $this->color,
        ]);
    }
}
