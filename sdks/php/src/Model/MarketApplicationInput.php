<?php

// Written from passemarche.yaml by `spec`. Changes are lost: change the contract.

declare(strict_types=1);

namespace PasseMarche\Model;

use PasseMarche\Exception\ReadException;
use PasseMarche\Members;
use PasseMarche\Wire;

final class MarketApplicationInput implements \JsonSerializable
{
    /** @param ?string $providerUserId The candidate's identifier on the editor's side */
    public function __construct(
        public readonly ?string $siret = null,
        public readonly ?string $providerUserId = null,
    ) {
    }

    /** @throws \PasseMarche\Exception\ReadException where it is not what the contract says */
    public static function read(mixed $json, string $place = ''): self
    {
        $members = new Members($json, $place);
        return new self(
            siret: $members->may('siret', Wire::string(...)),
            providerUserId: $members->may('provider_user_id', Wire::string(...)),
        );
    }

    public function jsonSerialize(): \stdClass
    {
        return Wire::members([
            'siret' => $this->siret,
            'provider_user_id' => $this->providerUserId,
        ]);
    }
}
