<?php

// Written by `spec`. Changes are lost.

declare(strict_types=1);

namespace PasseMarche\Http;

/** A request, ready to be sent. */
final class HttpRequest
{
    /**
     * @param array<string, string> $headers
     * @param float|null $timeout seconds until the whole answer is there; null for no end
     * @param float $idleTimeout seconds that the service may stay silent
     */
    public function __construct(
        public readonly string $method,
        public readonly string $url,
        public readonly array $headers,
        public readonly ?string $body,
        public readonly ?float $timeout,
        public readonly float $idleTimeout,
    ) {
    }

    /** Whether sending it twice comes to the same as sending it once (RFC 9110 section 9.2.2). */
    public static function isIdempotent(string $method): bool
    {
        return in_array($method, ['GET', 'PUT', 'DELETE'], true);
    }
}
