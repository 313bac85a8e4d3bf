<?php

// Written by `spec`. Changes are lost.

declare(strict_types=1);

namespace PasseMarche;

/** The credentials of an OAuth client. The secret is in no description of it. */
final class Credentials
{
    public function __construct(
        public readonly string $clientId,
        #[\SensitiveParameter] private readonly string $clientSecret,
    ) {
    }

    public function clientSecret(): string
    {
        return $this->clientSecret;
    }

    /** @return array<string, mixed> */
    public function __debugInfo(): array
    {
        return ['clientId' => $this->clientId];
    }

    /** @return array<string, mixed> */
    public function __serialize(): array
    {
        throw new \LogicException('credentials are not to be serialized');
    }
}
