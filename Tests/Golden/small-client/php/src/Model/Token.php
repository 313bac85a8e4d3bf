<?php

// Written from spec.yaml by `spec`. Changes are lost: change the contract.

declare(strict_types=1);

namespace PasseMarche\Model;

use PasseMarche\Exception\ReadException;
use PasseMarche\Members;
use PasseMarche\Wire;

final class Token implements \JsonSerializable
{
    public function __construct(
        public readonly string $accessToken,
        public readonly int $expiresIn,
    ) {
    }

    /** @throws \PasseMarche\Exception\ReadException where it is not what the contract says */
    public static function read(mixed $json, string $place = ''): self
    {
        $members = new Members($json, $place);
        return new self(
            accessToken: $members->need('access_token', Wire::string(...)),
            expiresIn: $members->need('expires_in', Wire::integer(...)),
        );
    }

    public function jsonSerialize(): \stdClass
    {
        return Wire::members([
            'access_token' => $this->accessToken,
            'expires_in' => $this->expiresIn,
        ]);
    }

    /** The token itself is in no description. */
    public function __debugInfo(): array
    {
        return array_diff_key(get_object_vars($this), ['accessToken' => true]);
    }
}
