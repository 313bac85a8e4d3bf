<?php

// Written from passemarche.yaml by `spec`. Changes are lost: change the contract.

declare(strict_types=1);

namespace PasseMarche\Model;

use PasseMarche\Exception\ReadException;
use PasseMarche\Members;
use PasseMarche\Wire;

final class NotReady implements \JsonSerializable
{
    /** @param list<string>|null $failing see {@see NotReadyFailingItem} */
    public function __construct(
        public readonly string $error,
        public readonly ?array $failing = null,
        public readonly ?int $retryAfter = null,
    ) {
    }

    /** @throws \PasseMarche\Exception\ReadException where it is not what the contract says */
    public static function read(mixed $json, string $place = ''): self
    {
        $members = new Members($json, $place);
        return new self(
            error: $members->need('error', Wire::string(...)),
            failing: $members->may('failing', Wire::listOf(Wire::string(...))),
            retryAfter: $members->may('retry_after', Wire::integer(...)),
        );
    }

    public function jsonSerialize(): \stdClass
    {
        return Wire::members([
            'error' => $this->error,
            'failing' => $this->failing,
            'retry_after' => $this->retryAfter,
        ]);
    }
}
