<?php

// Written by `spec`. Changes are lost.

declare(strict_types=1);

namespace PasseMarche\Http;

/** An answer with its whole body. */
final class Answer
{
    public function __construct(
        public readonly int $status,
        public readonly Headers $headers,
        public readonly string $body,
    ) {
    }

    /** Whole seconds after which the same request may be sent again; null where the service does not say so. */
    public function retryAfter(): ?int
    {
        return $this->headers->number('Retry-After');
    }

    /**
     * The body as JSON; objects are `stdClass`.
     *
     * @throws \JsonException
     */
    public function json(): mixed
    {
        return json_decode($this->body, false, 512, JSON_THROW_ON_ERROR);
    }
}
