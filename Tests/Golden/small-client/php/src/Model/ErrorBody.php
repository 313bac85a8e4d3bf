<?php

// Written from spec.yaml by `spec`. Changes are lost: change the contract.

declare(strict_types=1);

namespace PasseMarche\Model;

use PasseMarche\Exception\ReadException;
use PasseMarche\Members;
use PasseMarche\Wire;

final class ErrorBody implements \JsonSerializable
{
    /**
     * @param list<string>|null $errors
     * @param array<string, list<string>>|null $byField
     */
    public function __construct(
        public readonly string $error,
        public readonly ?array $errors = null,
        public readonly ?array $byField = null,
    ) {
    }

    /** @throws \PasseMarche\Exception\ReadException where it is not what the contract says */
    public static function read(mixed $json, string $place = ''): self
    {
        $members = new Members($json, $place);
        return new self(
            error: $members->need('error', Wire::string(...)),
            errors: $members->may('errors', Wire::listOf(Wire::string(...))),
            byField: $members->may('by_field', Wire::mapOf(Wire::listOf(Wire::string(...)))),
        );
    }

    public function jsonSerialize(): \stdClass
    {
        return Wire::members([
            'error' => $this->error,
            'errors' => $this->errors,
            'by_field' => $this->byField === null ? null : (object) $this->byField,
        ]);
    }
}
