<?php

// Written by `spec`. Changes are lost.

declare(strict_types=1);

namespace PasseMarche;

/** A bearer token (RFC 6750). Its value is in no description of it. */
final class AccessToken
{
    public function __construct(
        #[\SensitiveParameter] private readonly string $value,
        public readonly \DateTimeImmutable $obtainedAt,
        public readonly \DateTimeImmutable $expiresAt,
        public readonly ?string $scope = null,
    ) {
    }

    public function value(): string
    {
        return $this->value;
    }

    /** Whether there is time to use it: a tenth of its life is left, or a minute. */
    public function isFresh(\DateTimeInterface $now): bool
    {
        $life = $this->expiresAt->getTimestamp() - $this->obtainedAt->getTimestamp();
        return $now->getTimestamp() < $this->expiresAt->getTimestamp() - min(60, $life / 10);
    }

    /** @return array<string, mixed> */
    public function __debugInfo(): array
    {
        return ['expiresAt' => $this->expiresAt];
    }

    /** @return array<string, mixed> */
    public function __serialize(): array
    {
        throw new \LogicException('tokens are not to be serialized');
    }
}
