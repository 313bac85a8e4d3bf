<?php

// Written from passemarche.yaml by `spec`. Changes are lost: change the contract.

declare(strict_types=1);

namespace PasseMarche\Model;

use PasseMarche\Exception\ReadException;
use PasseMarche\Members;
use PasseMarche\Wire;

final class ValidationError implements \JsonSerializable
{
    /**
     * @param list<string> $errors
     * @param array<string, list<string>>|null $fieldErrors
     */
    public function __construct(
        public readonly array $errors,
        public readonly string $error = 'Validation failed',
        public readonly ?array $fieldErrors = null,
    ) {
    }

    /** @throws \PasseMarche\Exception\ReadException where it is not what the contract says */
    public static function read(mixed $json, string $place = ''): self
    {
        $members = new Members($json, $place);
        return new self(
            errors: $members->need('errors', Wire::listOf(Wire::string(...))),
            error: $members->need('error', Wire::string(...)),
            fieldErrors: $members->may('field_errors', Wire::mapOf(Wire::listOf(Wire::string(...)))),
        );
    }

    public function jsonSerialize(): \stdClass
    {
        return Wire::members([
            'error' => $this->error,
            'errors' => $this->errors,
            'field_errors' => $this->fieldErrors === null ? null : (object) $this->fieldErrors,
        ]);
    }
}
