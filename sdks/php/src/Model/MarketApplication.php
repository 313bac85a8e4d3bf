<?php

// Written from passemarche.yaml by `spec`. Changes are lost: change the contract.

declare(strict_types=1);

namespace PasseMarche\Model;

use PasseMarche\Exception\ReadException;
use PasseMarche\Members;
use PasseMarche\Wire;

final class MarketApplication implements \JsonSerializable
{
    /**
     * @param string $status see {@see LifecycleStatus}
     * @param string $syncStatus see {@see SyncStatus}
     * @param ?string $attestationUrl Null until the application is submitted
     * @param ?string $documentsPackageUrl Null until the application is submitted
     */
    public function __construct(
        public readonly string $identifier,
        public readonly string $marketIdentifier,
        public readonly string $status,
        public readonly string $syncStatus,
        public readonly bool $webhookConfigured,
        public readonly \DateTimeInterface $createdAt,
        public readonly string $applicationUrl,
        public readonly ?string $siret = null,
        public readonly ?string $providerUserId = null,
        public readonly ?\DateTimeInterface $completedAt = null,
        public readonly ?string $attestationUrl = null,
        public readonly ?string $documentsPackageUrl = null,
    ) {
    }

    /** @throws \PasseMarche\Exception\ReadException where it is not what the contract says */
    public static function read(mixed $json, string $place = ''): self
    {
        $members = new Members($json, $place);
        return new self(
            identifier: $members->need('identifier', Wire::string(...)),
            marketIdentifier: $members->need('market_identifier', Wire::string(...)),
            status: $members->need('status', Wire::string(...)),
            syncStatus: $members->need('sync_status', Wire::string(...)),
            webhookConfigured: $members->need('webhook_configured', Wire::boolean(...)),
            createdAt: $members->need('created_at', Wire::instant(...)),
            applicationUrl: $members->need('application_url', Wire::string(...)),
            siret: $members->may('siret', Wire::string(...)),
            providerUserId: $members->may('provider_user_id', Wire::string(...)),
            completedAt: $members->may('completed_at', Wire::instant(...)),
            attestationUrl: $members->may('attestation_url', Wire::string(...)),
            documentsPackageUrl: $members->may('documents_package_url', Wire::string(...)),
        );
    }

    public function jsonSerialize(): \stdClass
    {
        return Wire::members([
            'identifier' => $this->identifier,
            'market_identifier' => $this->marketIdentifier,
            'siret' => $this->siret,
            'provider_user_id' => $this->providerUserId,
            'status' => $this->status,
            'sync_status' => $this->syncStatus,
            'webhook_configured' => $this->webhookConfigured,
            'created_at' => Wire::time($this->createdAt),
            'completed_at' => $this->completedAt === null ? null : Wire::time($this->completedAt),
            'application_url' => $this->applicationUrl,
            'attestation_url' => $this->attestationUrl,
            'documents_package_url' => $this->documentsPackageUrl,
        ]);
    }
}
