<?php

// Written from passemarche.yaml by `spec`. Changes are lost: change the contract.

declare(strict_types=1);

namespace PasseMarche\Model;

use PasseMarche\Exception\ReadException;
use PasseMarche\Members;
use PasseMarche\Wire;

final class Introspection implements \JsonSerializable
{
    public function __construct(
        public readonly bool $active,
        public readonly ?string $scope = null,
        public readonly ?string $clientId = null,
        public readonly ?string $tokenType = null,
        public readonly ?int $exp = null,
        public readonly ?int $iat = null,
        public readonly ?string $sub = null,
        public readonly ?string $aud = null,
        public readonly ?string $iss = null,
        public readonly ?string $jti = null,
    ) {
    }

    /** @throws \PasseMarche\Exception\ReadException where it is not what the contract says */
    public static function read(mixed $json, string $place = ''): self
    {
        $members = new Members($json, $place);
        return new self(
            active: $members->need('active', Wire::boolean(...)),
            scope: $members->may('scope', Wire::string(...)),
            clientId: $members->may('client_id', Wire::string(...)),
            tokenType: $members->may('token_type', Wire::string(...)),
            exp: $members->may('exp', Wire::integer(...)),
            iat: $members->may('iat', Wire::integer(...)),
            sub: $members->may('sub', Wire::string(...)),
            aud: $members->may('aud', Wire::string(...)),
            iss: $members->may('iss', Wire::string(...)),
            jti: $members->may('jti', Wire::string(...)),
        );
    }

    public function jsonSerialize(): \stdClass
    {
        return Wire::members([
            'active' => $this->active,
            'scope' => $this->scope,
            'client_id' => $this->clientId,
            'token_type' => $this->tokenType,
            'exp' => $this->exp,
            'iat' => $this->iat,
            'sub' => $this->sub,
            'aud' => $this->aud,
            'iss' => $this->iss,
            'jti' => $this->jti,
        ]);
    }
}
