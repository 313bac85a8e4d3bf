<?php

// Written from passemarche.yaml by `spec`. Changes are lost: change the contract.

declare(strict_types=1);

namespace PasseMarche\Model;

use PasseMarche\Exception\ReadException;
use PasseMarche\Members;
use PasseMarche\Wire;

final class RateLimited implements \JsonSerializable
{
    /** @param int $retryAfter Whole seconds after which the same request passes */
    public function __construct(
        public readonly string $error,
        public readonly int $retryAfter,
    ) {
    }

    /** @throws \PasseMarche\Exception\ReadException where it is not what the contract says */
    public static function read(mixed $json, string $place = ''): self
    {
        $members = new Members($json, $place);
        return new self(
            error: $members->need('error', Wire::string(...)),
            retryAfter: $members->need('retry_after', Wire::integer(...)),
        );
    }

    public function jsonSerialize(): \stdClass
    {
        return Wire::members([
            'error' => $this->error,
            'retry_after' => $this->retryAfter,
        ]);
    }
}
