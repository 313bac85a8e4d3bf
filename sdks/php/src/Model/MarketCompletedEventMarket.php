<?php

// Written from passemarche.yaml by `spec`. Changes are lost: change the contract.

declare(strict_types=1);

namespace PasseMarche\Model;

use PasseMarche\Exception\ReadException;
use PasseMarche\Members;
use PasseMarche\Wire;

final class MarketCompletedEventMarket implements \JsonSerializable
{
    /**
     * @param list<Lot> $lots
     * @param list<string> $marketTypeCodes see {@see MarketTypeCode}
     * @param list<string> $fieldKeys
     * @param ?string $lotName The first lot's name
     */
    public function __construct(
        public readonly string $identifier,
        public readonly string $name,
        public readonly array $lots,
        public readonly \DateTimeInterface $deadline,
        public readonly array $marketTypeCodes,
        public readonly \DateTimeInterface $completedAt,
        public readonly array $fieldKeys,
        public readonly ?string $lotName = null,
        public readonly ?string $providerUserId = null,
    ) {
    }

    /** @throws \PasseMarche\Exception\ReadException where it is not what the contract says */
    public static function read(mixed $json, string $place = ''): self
    {
        $members = new Members($json, $place);
        return new self(
            identifier: $members->need('identifier', Wire::string(...)),
            name: $members->need('name', Wire::string(...)),
            lots: $members->need('lots', Wire::listOf(Lot::read(...))),
            deadline: $members->need('deadline', Wire::instant(...)),
            marketTypeCodes: $members->need('market_type_codes', Wire::listOf(Wire::string(...))),
            completedAt: $members->need('completed_at', Wire::instant(...)),
            fieldKeys: $members->need('field_keys', Wire::listOf(Wire::string(...))),
            lotName: $members->may('lot_name', Wire::string(...)),
            providerUserId: $members->may('provider_user_id', Wire::string(...)),
        );
    }

    public function jsonSerialize(): \stdClass
    {
        return Wire::members([
            'identifier' => $this->identifier,
            'name' => $this->name,
            'lot_name' => $this->lotName,
            'lots' => $this->lots,
            'deadline' => Wire::time($this->deadline),
            'market_type_codes' => $this->marketTypeCodes,
            'completed_at' => Wire::time($this->completedAt),
            'field_keys' => $this->fieldKeys,
            'provider_user_id' => $this->providerUserId,
        ]);
    }
}
