<?php

// Written from passemarche.yaml by `spec`. Changes are lost: change the contract.

declare(strict_types=1);

namespace PasseMarche\Model;

use PasseMarche\Exception\ReadException;
use PasseMarche\Members;
use PasseMarche\Wire;

/** What was asked for cannot be had as things are, or a parameter is at fault */
final class Unprocessable implements \JsonSerializable
{
    /**
     * @param list<string>|null $errors
     * @param array<string, list<string>>|null $fieldErrors
     */
    public function __construct(
        public readonly string $error,
        public readonly ?array $errors = null,
        public readonly ?array $fieldErrors = null,
    ) {
    }

    /** @throws \PasseMarche\Exception\ReadException where it is not what the contract says */
    public static function read(mixed $json, string $place = ''): self
    {
        $members = new Members($json, $place);
        return new self(
            error: $members->need('error', Wire::string(...)),
            errors: $members->may('errors', Wire::listOf(Wire::string(...))),
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
