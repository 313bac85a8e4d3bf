<?php

// Written by `spec`. Changes are lost.

declare(strict_types=1);

namespace PasseMarche;

/**
 * Keeps one token in a file that only its owner can read, for all the processes that PHP serves requests with: however
 * many of them want a token, one fetches it. Without it each would fetch its own, and by that revoke the others'.
 */
final class TokenFile implements AccessTokens
{
    private ?AccessToken $current = null;

    /**
     * @param string $file on a local disk, in a folder that no other user can write to
     * @param string $owner what the tokens are for; those of others in the file are not used
     * @param \Closure(): AccessToken $fetch
     */
    public function __construct(
        private readonly string $file,
        private readonly string $owner,
        private readonly \Closure $fetch,
        private readonly Clock $clock = new SystemClock(),
    ) {
    }

    public function token(?AccessToken $refused = null): AccessToken
    {
        if ($this->isGood($this->current, $refused)) {
            return $this->current;
        }
        $mask = umask(0077);
        $handle = @fopen($this->file, 'c+');
        umask($mask);
        if ($handle === false || !flock($handle, LOCK_EX)) {
            throw new \RuntimeException("the file of the token cannot be opened: $this->file");
        }
        try {
            // Another process may have fetched it while this one waited.
            $this->current = $this->read((string) stream_get_contents($handle));
            if (!$this->isGood($this->current, $refused)) {
                $this->current = ($this->fetch)();
                $this->write($handle, $this->current);
            }
            return $this->current;
        } finally {
            fclose($handle);
        }
    }

    /** @phpstan-assert-if-true AccessToken $token */
    private function isGood(?AccessToken $token, ?AccessToken $refused): bool
    {
        return $token !== null && $token->value() !== $refused?->value() && $token->isFresh($this->clock->now());
    }

    private function read(string $text): ?AccessToken
    {
        $kept = json_decode($text, true);
        if (!is_array($kept) || ($kept['owner'] ?? null) !== $this->owner) {
            return null;
        }
        [$from, $until] = [
            (new \DateTimeImmutable())->setTimestamp((int) ($kept['obtained_at'] ?? 0)),
            (new \DateTimeImmutable())->setTimestamp((int) ($kept['expires_at'] ?? 0)),
        ];
        return new AccessToken((string) ($kept['token'] ?? ''), $from, $until, $kept['scope'] ?? null);
    }

    /** @param resource $handle */
    private function write($handle, AccessToken $token): void
    {
        $text = Wire::json([
            'owner' => $this->owner,
            'token' => $token->value(),
            'obtained_at' => $token->obtainedAt->getTimestamp(),
            'expires_at' => $token->expiresAt->getTimestamp(),
            'scope' => $token->scope,
        ]);
        ftruncate($handle, 0);
        rewind($handle);
        fwrite($handle, $text);
        fflush($handle);
    }
}
