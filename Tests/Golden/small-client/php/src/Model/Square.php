<?php

// Written from spec.yaml by `spec`. Changes are lost: change the contract.

declare(strict_types=1);

namespace PasseMarche\Model;

use PasseMarche\Exception\ReadException;
use PasseMarche\Members;
use PasseMarche\Wire;

final class Square implements \JsonSerializable
{
    public function __construct(
        public readonly int $side,
        public readonly string $shape = 'square',
    ) {
    }

    /** @throws \PasseMarche\Exception\ReadException where it is not what the contract says */
    public static function read(mixed $json, string $place = ''): self
    {
        $members = new Members($json, $place);
        return new self(
            side: $members->need('side', Wire::integer(...)),
            shape: $members->need('shape', Wire::string(...)),
        );
    }

    public function jsonSerialize(): \stdClass
    {
        return Wire::members([
            'shape' => $this->shape,
            'side' => $this->side,
        ]);
    }
}
