<?php

// Written from spec.yaml by `spec`. Changes are lost: change the contract.

declare(strict_types=1);

namespace PasseMarche\Model;

final class Shape implements \JsonSerializable
{
    /** @param string $kind `circle`, `square`, or `unrecognized` for one that the contract does not name */
    private function __construct(public readonly string $kind, public readonly mixed $value)
    {
    }

    public static function circle(Circle $value): self
    {
        return new self('circle', $value);
    }

    public static function square(Square $value): self
    {
        return new self('square', $value);
    }

    public static function read(mixed $json, string $place = ''): self
    {
        $kind = $json instanceof \stdClass ? $json->{'shape'} ?? null : null;
        return match ($kind) {
            'circle' => new self('circle', Circle::read($json, $place)),
            'square' => new self('square', Square::read($json, $place)),
            default => new self('unrecognized', $json),
        };
    }

    public function jsonSerialize(): mixed
    {
        return $this->value;
    }
}
