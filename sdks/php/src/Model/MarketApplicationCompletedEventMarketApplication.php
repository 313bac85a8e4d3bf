<?php

// Written from passemarche.yaml by `spec`. Changes are lost: change the contract.

declare(strict_types=1);

namespace PasseMarche\Model;

use PasseMarche\Exception\ReadException;
use PasseMarche\Members;
use PasseMarche\Wire;

final class MarketApplicationCompletedEventMarketApplication implements \JsonSerializable
{
    /** @param list<Lot> $lots */
    public function __construct(
        public readonly string $identifier,
        public readonly \DateTimeInterface $completedAt,
        public readonly string $attestationUrl,
        public readonly string $documentsPackageUrl,
        public readonly array $lots,
        public readonly ?string $siret = null,
        public readonly ?string $companyName = null,
        public readonly ?string $providerUserId = null,
    ) {
    }

    /** @throws \PasseMarche\Exception\ReadException where it is not what the contract says */
    public static function read(mixed $json, string $place = ''): self
    {
        $members = new Members($json, $place);
        return new self(
            identifier: $members->need('identifier', Wire::string(...)),
            completedAt: $members->need('completed_at', Wire::instant(...)),
            attestationUrl: $members->need('attestation_url', Wire::string(...)),
            documentsPackageUrl: $members->need('documents_package_url', Wire::string(...)),
            lots: $members->need('lots', Wire::listOf(Lot::read(...))),
            siret: $members->may('siret', Wire::string(...)),
            companyName: $members->may('company_name', Wire::string(...)),
            providerUserId: $members->may('provider_user_id', Wire::string(...)),
        );
    }

    public function jsonSerialize(): \stdClass
    {
        return Wire::members([
            'identifier' => $this->identifier,
            'siret' => $this->siret,
            'company_name' => $this->companyName,
            'completed_at' => Wire::time($this->completedAt),
            'attestation_url' => $this->attestationUrl,
            'documents_package_url' => $this->documentsPackageUrl,
            'lots' => $this->lots,
            'provider_user_id' => $this->providerUserId,
        ]);
    }
}
