<?php

// Written from passemarche.yaml by `spec`. Changes are lost: change the contract.

declare(strict_types=1);

namespace PasseMarche\Model;

use PasseMarche\Exception\ReadException;
use PasseMarche\Members;
use PasseMarche\Wire;

final class PublicMarketInput implements \JsonSerializable
{
    /**
     * @param \DateTimeInterface|string $deadline An RFC 3339 instant, or a local time or day of the Paris wall clock
     *   (a day means its last second).
     * @param list<string> $marketTypeCodes see {@see MarketTypeCode}
     * @param list<LotRequest>|null $lots
     * @param ?int $lotLimit To how many lots one company may apply
     * @param ?string $lotName One lot by its name, for clients of the first version
     * @param ?string $providerUserId The buyer's identifier on the editor's side
     */
    public function __construct(
        public readonly string $name,
        public readonly \DateTimeInterface|string $deadline,
        public readonly string $siret,
        public readonly array $marketTypeCodes,
        public readonly ?array $lots = null,
        public readonly ?int $lotLimit = null,
        public readonly ?string $lotName = null,
        public readonly ?string $providerUserId = null,
    ) {
    }

    /** @throws \PasseMarche\Exception\ReadException where it is not what the contract says */
    public static function read(mixed $json, string $place = ''): self
    {
        $members = new Members($json, $place);
        return new self(
            name: $members->need('name', Wire::string(...)),
            deadline: $members->need('deadline', Wire::moment(...)),
            siret: $members->need('siret', Wire::string(...)),
            marketTypeCodes: $members->need('market_type_codes', Wire::listOf(Wire::string(...))),
            lots: $members->may('lots', Wire::listOf(LotRequest::read(...))),
            lotLimit: $members->may('lot_limit', Wire::integer(...)),
            lotName: $members->may('lot_name', Wire::string(...)),
            providerUserId: $members->may('provider_user_id', Wire::string(...)),
        );
    }

    public function jsonSerialize(): \stdClass
    {
        return Wire::members([
            'name' => $this->name,
            'deadline' => Wire::time($this->deadline),
            'siret' => $this->siret,
            'market_type_codes' => $this->marketTypeCodes,
            'lots' => $this->lots,
            'lot_limit' => $this->lotLimit,
            'lot_name' => $this->lotName,
            'provider_user_id' => $this->providerUserId,
        ]);
    }
}
