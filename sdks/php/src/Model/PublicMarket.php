<?php

// Written from passemarche.yaml by `spec`. Changes are lost: change the contract.

declare(strict_types=1);

namespace PasseMarche\Model;

use PasseMarche\Exception\ReadException;
use PasseMarche\Members;
use PasseMarche\Wire;

final class PublicMarket implements \JsonSerializable
{
    /**
     * @param list<string> $marketTypeCodes see {@see MarketTypeCode}
     * @param list<Lot> $lots
     * @param string $status see {@see LifecycleStatus}
     * @param string $syncStatus see {@see SyncStatus}
     * @param bool $webhookConfigured Whether the editor has a webhook URL to which completions are delivered
     * @param list<string> $fieldKeys
     */
    public function __construct(
        public readonly string $identifier,
        public readonly string $name,
        public readonly string $siret,
        public readonly \DateTimeInterface $deadline,
        public readonly array $marketTypeCodes,
        public readonly array $lots,
        public readonly string $status,
        public readonly string $syncStatus,
        public readonly bool $webhookConfigured,
        public readonly array $fieldKeys,
        public readonly \DateTimeInterface $createdAt,
        public readonly string $configurationUrl,
        public readonly ?int $lotLimit = null,
        public readonly ?string $providerUserId = null,
        public readonly ?\DateTimeInterface $completedAt = null,
    ) {
    }

    /** @throws \PasseMarche\Exception\ReadException where it is not what the contract says */
    public static function read(mixed $json, string $place = ''): self
    {
        $members = new Members($json, $place);
        return new self(
            identifier: $members->need('identifier', Wire::string(...)),
            name: $members->need('name', Wire::string(...)),
            siret: $members->need('siret', Wire::string(...)),
            deadline: $members->need('deadline', Wire::instant(...)),
            marketTypeCodes: $members->need('market_type_codes', Wire::listOf(Wire::string(...))),
            lots: $members->need('lots', Wire::listOf(Lot::read(...))),
            status: $members->need('status', Wire::string(...)),
            syncStatus: $members->need('sync_status', Wire::string(...)),
            webhookConfigured: $members->need('webhook_configured', Wire::boolean(...)),
            fieldKeys: $members->need('field_keys', Wire::listOf(Wire::string(...))),
            createdAt: $members->need('created_at', Wire::instant(...)),
            configurationUrl: $members->need('configuration_url', Wire::string(...)),
            lotLimit: $members->may('lot_limit', Wire::integer(...)),
            providerUserId: $members->may('provider_user_id', Wire::string(...)),
            completedAt: $members->may('completed_at', Wire::instant(...)),
        );
    }

    public function jsonSerialize(): \stdClass
    {
        return Wire::members([
            'identifier' => $this->identifier,
            'name' => $this->name,
            'siret' => $this->siret,
            'deadline' => Wire::time($this->deadline),
            'market_type_codes' => $this->marketTypeCodes,
            'lots' => $this->lots,
            'lot_limit' => $this->lotLimit,
            'provider_user_id' => $this->providerUserId,
            'status' => $this->status,
            'sync_status' => $this->syncStatus,
            'webhook_configured' => $this->webhookConfigured,
            'field_keys' => $this->fieldKeys,
            'created_at' => Wire::time($this->createdAt),
            'completed_at' => $this->completedAt === null ? null : Wire::time($this->completedAt),
            'configuration_url' => $this->configurationUrl,
        ]);
    }
}
