<?php

// Written from passemarche.yaml by `spec`. Changes are lost: change the contract.

declare(strict_types=1);

namespace PasseMarche\Model;

use PasseMarche\Exception\ReadException;
use PasseMarche\Members;
use PasseMarche\Wire;

final class PublicMarketSummary implements \JsonSerializable
{
    /**
     * @param list<string> $marketTypeCodes see {@see MarketTypeCode}
     * @param string $status see {@see LifecycleStatus}
     * @param string $syncStatus see {@see SyncStatus}
     * @param bool $webhookConfigured Whether the editor has a webhook URL to which completions are delivered
     */
    public function __construct(
        public readonly string $identifier,
        public readonly string $name,
        public readonly string $siret,
        public readonly \DateTimeInterface $deadline,
        public readonly array $marketTypeCodes,
        public readonly string $status,
        public readonly string $syncStatus,
        public readonly bool $webhookConfigured,
        public readonly \DateTimeInterface $createdAt,
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
            status: $members->need('status', Wire::string(...)),
            syncStatus: $members->need('sync_status', Wire::string(...)),
            webhookConfigured: $members->need('webhook_configured', Wire::boolean(...)),
            createdAt: $members->need('created_at', Wire::instant(...)),
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
            'status' => $this->status,
            'sync_status' => $this->syncStatus,
            'webhook_configured' => $this->webhookConfigured,
            'created_at' => Wire::time($this->createdAt),
            'completed_at' => $this->completedAt === null ? null : Wire::time($this->completedAt),
        ]);
    }
}
