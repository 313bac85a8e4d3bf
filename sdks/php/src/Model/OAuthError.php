<?php

// Written from passemarche.yaml by `spec`. Changes are lost: change the contract.

declare(strict_types=1);

namespace PasseMarche\Model;

use PasseMarche\Exception\ReadException;
use PasseMarche\Members;
use PasseMarche\Wire;

/** RFC 6749 section 5.2 */
final class OAuthError implements \JsonSerializable
{
    /** @param string $error see {@see OAuthErrorError} */
    public function __construct(
        public readonly string $error,
        public readonly ?string $errorDescription = null,
        public readonly ?int $retryAfter = null,
        public readonly ?string $requestId = null,
    ) {
    }

    /** @throws \PasseMarche\Exception\ReadException where it is not what the contract says */
    public static function read(mixed $json, string $place = ''): self
    {
        $members = new Members($json, $place);
        return new self(
            error: $members->need('error', Wire::string(...)),
            errorDescription: $members->may('error_description', Wire::string(...)),
            retryAfter: $members->may('retry_after', Wire::integer(...)),
            requestId: $members->may('request_id', Wire::string(...)),
        );
    }

    public function jsonSerialize(): \stdClass
    {
        return Wire::members([
            'error' => $this->error,
            'error_description' => $this->errorDescription,
            'retry_after' => $this->retryAfter,
            'request_id' => $this->requestId,
        ]);
    }
}
