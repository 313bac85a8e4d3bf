<?php

// Written from spec.yaml by `spec`. Changes are lost: change the contract.

declare(strict_types=1);

namespace PasseMarche\Model;

use PasseMarche\Exception\ReadException;
use PasseMarche\Members;
use PasseMarche\Wire;

/** Round. */
final class Circle implements \JsonSerializable
{
    public function __construct(
        public readonly float $radius,
        public readonly string $shape = 'circle',
    ) {
    }

    /** @throws \PasseMarche\Exception\ReadException where it is not what the contract says */
    public static function read(mixed $json, string $place = ''): self
    {
        $members = new Members($json, $place);
        return new self(
            radius: $members->need('radius', Wire::number(...)),
            shape: $members->need('shape', Wire::string(...)),
        );
    }

    public function jsonSerialize(): \stdClass
    {
        return Wire::members([
            'shape' => $this->shape,
            'radius' => $this->radius,
        ]);
    }
}
