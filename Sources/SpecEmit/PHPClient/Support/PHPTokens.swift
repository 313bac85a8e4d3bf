/// Access tokens.
extension PHPClientSupport {
  static let accessToken = #"""
<?php

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

"""#

  static let accessTokens = #"""
<?php

declare(strict_types=1);

namespace PasseMarche;

/** Where a client has its tokens from. */
interface AccessTokens
{
    /**
     * A token to call with: the one at hand, or a new one.
     *
     * @param AccessToken|null $refused a token that the service has refused: another one is wanted
     */
    public function token(?AccessToken $refused = null): AccessToken;
}

"""#

  static let credentials = #"""
<?php

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

"""#

  static let fetchedTokens = #"""
<?php

declare(strict_types=1);

namespace PasseMarche;

/** Keeps one token in memory and fetches the next when it is due. */
final class FetchedTokens implements AccessTokens
{
    private ?AccessToken $current = null;

    /** @param \Closure(): AccessToken $fetch */
    public function __construct(private readonly \Closure $fetch, private readonly Clock $clock = new SystemClock())
    {
    }

    public function token(?AccessToken $refused = null): AccessToken
    {
        $current = $this->current;
        if ($current !== null && $current->value() !== $refused?->value() && $current->isFresh($this->clock->now())) {
            return $current;
        }
        return $this->current = ($this->fetch)();
    }
}

"""#

  static let tokenFile = #"""
<?php

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

"""#
}
