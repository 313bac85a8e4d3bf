<?php

// Written from spec.yaml by `spec`. Changes are lost: change the contract.

declare(strict_types=1);

namespace PasseMarche\Model;

use PasseMarche\Exception\ReadException;
use PasseMarche\Wire;

final class Size implements \JsonSerializable
{
    /** @param string $kind `integer`, `string`, or `unrecognized` for one that the contract does not name */
    private function __construct(public readonly string $kind, public readonly mixed $value)
    {
    }

    public static function integer(int $value): self
    {
        return new self('integer', $value);
    }

    public static function string(string $value): self
    {
        return new self('string', $value);
    }

    public static function read(mixed $json, string $place = ''): self
    {
        try {
            return new self('integer', Wire::integer($json, $place));
        } catch (ReadException) {
            // It is another one.
        }
        try {
            return new self('string', Wire::string($json, $place));
        } catch (ReadException) {
            // It is another one.
        }
        return new self('unrecognized', $json);
    }

    public function jsonSerialize(): mixed
    {
        return $this->value;
    }
}
