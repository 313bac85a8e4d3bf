<?php

// Written from passemarche.yaml by `spec`. Changes are lost: change the contract.

declare(strict_types=1);

namespace PasseMarche\Model;

use PasseMarche\Exception\ReadException;
use PasseMarche\Members;
use PasseMarche\Wire;

final class TokenInfo implements \JsonSerializable
{
    /**
     * @param list<string> $scope see {@see Scope}
     * @param int $expiresIn Seconds left
     * @param int $createdAt Unix seconds
     */
    public function __construct(
        public readonly array $scope,
        public readonly int $expiresIn,
        public readonly TokenInfoApplication $application,
        public readonly int $createdAt,
    ) {
    }

    /** @throws \PasseMarche\Exception\ReadException where it is not what the contract says */
    public static function read(mixed $json, string $place = ''): self
    {
        $members = new Members($json, $place);
        return new self(
            scope: $members->need('scope', Wire::listOf(Wire::string(...))),
            expiresIn: $members->need('expires_in', Wire::integer(...)),
            application: $members->need('application', TokenInfoApplication::read(...)),
            createdAt: $members->need('created_at', Wire::integer(...)),
        );
    }

    public function jsonSerialize(): \stdClass
    {
        return Wire::members([
            'scope' => $this->scope,
            'expires_in' => $this->expiresIn,
            'application' => $this->application,
            'created_at' => $this->createdAt,
        ]);
    }
}
