<?php

// Written from spec.yaml by `spec`. Changes are lost: change the contract.

declare(strict_types=1);

namespace PasseMarche\Model;

use PasseMarche\Exception\ReadException;
use PasseMarche\Members;
use PasseMarche\Wire;

final class ThingOwner implements \JsonSerializable
{
    /** @param ?string $error see {@see ThingOwnerError} */
    public function __construct(
        public readonly string $name,
        public readonly ?string $error = null,
    ) {
    }

    /** @throws \PasseMarche\Exception\ReadException where it is not what the contract says */
    public static function read(mixed $json, string $place = ''): self
    {
        $members = new Members($json, $place);
        return new self(
            name: $members->need('name', Wire::string(...)),
            error: $members->may('error', Wire::string(...)),
        );
    }

    public function jsonSerialize(): \stdClass
    {
        return Wire::members([
            'name' => $this->name,
            'error' => $this->error,
        ]);
    }
}
