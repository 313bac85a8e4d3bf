<?php

// Written from passemarche.yaml by `spec`. Changes are lost: change the contract.

declare(strict_types=1);

namespace PasseMarche\Model;

use PasseMarche\Exception\ReadException;
use PasseMarche\Members;
use PasseMarche\Wire;

final class Token implements \JsonSerializable
{
    /**
     * @param string $accessToken A JWT signed with HS256
     * @param int $createdAt Unix seconds
     * @param int $expiresIn Seconds
     */
    public function __construct(
        public readonly string $accessToken,
        public readonly string $scope,
        public readonly int $createdAt,
        public readonly string $tokenType = 'Bearer',
        public readonly int $expiresIn = 86400,
    ) {
    }

    /** @throws \PasseMarche\Exception\ReadException where it is not what the contract says */
    public static function read(mixed $json, string $place = ''): self
    {
        $members = new Members($json, $place);
        return new self(
            accessToken: $members->need('access_token', Wire::string(...)),
            scope: $members->need('scope', Wire::string(...)),
            createdAt: $members->need('created_at', Wire::integer(...)),
            tokenType: $members->need('token_type', Wire::string(...)),
            expiresIn: $members->need('expires_in', Wire::integer(...)),
        );
    }

    public function jsonSerialize(): \stdClass
    {
        return Wire::members([
            'access_token' => $this->accessToken,
            'token_type' => $this->tokenType,
            'expires_in' => $this->expiresIn,
            'scope' => $this->scope,
            'created_at' => $this->createdAt,
        ]);
    }

    /** The token itself is in no description. */
    public function __debugInfo(): array
    {
        return array_diff_key(get_object_vars($this), ['accessToken' => true]);
    }
}
