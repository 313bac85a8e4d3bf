/// A call as it goes out, and the attempts at it.
extension PHPClientSupport {
  static let attempts = #"""
<?php

declare(strict_types=1);

namespace PasseMarche;

use PasseMarche\Exception\PasseMarcheException;
use PasseMarche\Exception\TimeoutException;
use PasseMarche\Exception\TokenException;
use PasseMarche\Exception\TransportException;
use PasseMarche\Http\Answer;
use PasseMarche\Http\HttpRequest;

/**
 * The attempts at one call.
 *
 * @internal
 */
final class Attempts
{
    private int $made = 0;
    private ?AccessToken $held = null;
    private bool $isRenewed = false;

    public function __construct(private readonly Engine $engine, private readonly Call $call)
    {
    }

    /** The token to send the call with; null for a call that needs none. */
    public function token(): ?AccessToken
    {
        if (!$this->call->needsToken || $this->engine->tokens === null) {
            return null;
        }
        return $this->held ??= $this->asked(null);
    }

    private function asked(?AccessToken $refused): AccessToken
    {
        try {
            return $this->engine->tokens->token($refused);
        } catch (\Exception $error) {
            throw new TokenException($error);
        }
    }

    /** Whether the answer is the one to go by. Where it is not, returns once it is time for the next attempt. */
    public function isOver(Answer $answer): bool
    {
        if ($answer->status === 401 && !$this->isRenewed && $this->held !== null) {
            $this->isRenewed = true;
            $this->held = $this->asked($this->held);
            return false;
        }
        // The service refuses with 429 before it acts.
        $mayRepeat = $answer->status === 429
            || $this->isIdempotent() && in_array($answer->status, [408, 502, 503, 504], true);
        $pause = $mayRepeat ? $this->pause($answer->retryAfter()) : null;
        if ($pause === null) {
            return true;
        }
        $this->engine->clock->sleep($pause);
        return false;
    }

    /**
     * Throws the error, unless the call may be sent again: then returns once it is time.
     *
     * @param bool $madeProgress the attempt counts for nothing against the call, since it brought part of the answer
     */
    public function continueOrThrow(PasseMarcheException $error, bool $madeProgress = false): void
    {
        if ($madeProgress) {
            $this->made = 0;
        }
        $mayRepeat = $error instanceof TransportException && ($error->isUnsent || $this->isIdempotent())
            || $error instanceof TimeoutException && $this->isIdempotent();
        $pause = $mayRepeat ? $this->pause(null) : null;
        if ($pause === null) {
            throw $error;
        }
        $this->engine->clock->sleep($pause);
    }

    private function isIdempotent(): bool
    {
        return HttpRequest::isIdempotent($this->call->method);
    }

    /** Seconds until the next attempt; null where there is none. */
    private function pause(?int $asked): ?float
    {
        $policy = $this->engine->retries;
        $this->made += 1;
        if ($this->made >= $policy->attempts) {
            return null;
        }
        if ($asked !== null) {
            return $asked <= $policy->longestPause ? (float) $asked : null;
        }
        $pause = min($policy->firstPause * 2 ** ($this->made - 1), $policy->longestPause);
        return $pause * random_int(500, 1000) / 1000;
    }
}

"""#

  static let call = #"""
<?php

declare(strict_types=1);

namespace PasseMarche;

use PasseMarche\Exception\RefusedException;

/**
 * One call of an operation, as it goes out.
 *
 * @internal
 */
final class Call
{
    public readonly string $method;
    public readonly bool $needsToken;
    public readonly ?string $quota;
    /** Seconds until the whole answer is there; of a download, how long the service may stay silent. */
    public readonly float $timeout;
    /** Bytes of the largest answer. */
    public readonly int $limit;
    public readonly string $accept;
    /** @var array<int, class-string<RefusedException>> what is thrown, by status */
    public readonly array $refusals;
    /** @var array<string, string> */
    public array $headers = [];
    public ?string $body = null;
    /** @var list<array{string, mixed}> */
    private array $query = [];

    /** @param string $path percent-encoded, from the root */
    public function __construct(public readonly string $operation, private readonly string $path)
    {
        $facts = Operations::TABLE[$operation];
        $this->method = $facts['method'];
        $this->needsToken = $facts['needsToken'];
        $this->quota = $facts['quota'];
        $this->timeout = $facts['timeout'];
        $this->limit = $facts['limit'];
        $this->accept = $facts['accept'];
        $this->refusals = $facts['refusals'];
    }

    public function target(): string
    {
        return $this->query === [] ? $this->path : $this->path . '?' . Wire::pairs($this->query);
    }

    public function query(string $name, mixed $value, bool $isJoined = false): void
    {
        if (is_array($value) && $isJoined) {
            $this->query[] = [$name, implode(',', array_map(Wire::text(...), $value))];
        } else {
            $this->query = [...$this->query, ...self::pairs($name, $value)];
        }
    }

    public function header(string $name, mixed $value): void
    {
        if ($value !== null) {
            $this->headers[$name] = Wire::text($value);
        }
    }

    public function send(string $body, string $type): void
    {
        $this->body = $body;
        $this->headers['Content-Type'] = $type;
    }

    public function json(mixed $value): void
    {
        $this->send(Wire::json($value), 'application/json');
    }

    /** @param array<string, mixed> $fields */
    public function form(#[\SensitiveParameter] array $fields): void
    {
        $pairs = [];
        foreach ($fields as $name => $value) {
            $pairs = [...$pairs, ...self::pairs($name, $value)];
        }
        $this->send(Wire::pairs($pairs), 'application/x-www-form-urlencoded');
    }

    /** @return list<array{string, mixed}> */
    private static function pairs(string $name, mixed $value): array
    {
        if ($value === null) {
            return [];
        }
        return array_map(static fn (mixed $item) => [$name, $item], is_array($value) ? array_values($value) : [$value]);
    }
}

"""#
}
