/// Sending calls: tokens, time-outs, repetition, pages.
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

  static let clock = #"""
<?php

declare(strict_types=1);

namespace PasseMarche;

/** Clock and sleep, so that tests need not wait. */
interface Clock
{
    public function now(): \DateTimeImmutable;

    public function sleep(float $seconds): void;
}

"""#

  static let engine = #"""
<?php

declare(strict_types=1);

namespace PasseMarche;

use PasseMarche\Exception\PasseMarcheException;
use PasseMarche\Exception\TimeoutException;
use PasseMarche\Exception\TransportException;
use PasseMarche\Exception\UndeclaredStatusException;
use PasseMarche\Exception\UnreadableAnswerException;
use PasseMarche\Http\Answer;
use PasseMarche\Http\Gathering;
use PasseMarche\Http\Headers;
use PasseMarche\Http\HttpRequest;
use PasseMarche\Http\Sink;
use PasseMarche\Http\Transport;
use PasseMarche\Http\TransportFault;

/**
 * Sends calls.
 *
 * @internal
 */
final class Engine
{
    /** Where tokens come from; null where none is to be had, and then only calls without one can be made. */
    public ?AccessTokens $tokens = null;
    /** @var array<string, QuotaState> */
    private array $quotas = [];
    private readonly string $baseUrl;

    public function __construct(
        string $baseUrl,
        public readonly Credentials $credentials,
        private readonly Transport $transport,
        public readonly RetryPolicy $retries,
        private readonly string $userAgent,
        public readonly Clock $clock,
        private readonly ?float $timeout,
    ) {
        $this->baseUrl = rtrim($baseUrl, '/');
    }

    public function quota(string $name): ?QuotaState
    {
        return $this->quotas[$name] ?? null;
    }

    /**
     * The JSON of an answer with the expected status.
     *
     * @template Value
     * @param callable(mixed, string): Value $read
     * @return Value
     */
    public function json(Call $call, int $status, callable $read): mixed
    {
        $answer = $this->answer($call, $status);
        try {
            return $read($answer->json(), '');
        } catch (\Exception $error) {
            throw new UnreadableAnswerException($answer, $error);
        }
    }

    /** An answer with the expected status. */
    public function answer(Call $call, int $status): Answer
    {
        $attempts = new Attempts($this, $call);
        while (true) {
            $token = $attempts->token();
            try {
                $gathering = new Gathering($call->limit);
                $this->send($call, $token, $gathering);
                $answer = $gathering->answer();
            } catch (PasseMarcheException $error) {
                $attempts->continueOrThrow($error);
                continue;
            }
            if ($attempts->isOver($answer)) {
                return $answer->status === $status ? $answer : throw $this->failure($call, $answer);
            }
        }
    }

    /** The error that an answer is. */
    public function failure(Call $call, Answer $answer): PasseMarcheException
    {
        $class = $call->refusals[$answer->status] ?? null;
        if ($class === null) {
            return new UndeclaredStatusException($answer);
        }
        try {
            return $class::of($call->operation, $answer);
        } catch (\Exception $error) {
            return new UnreadableAnswerException($answer, $error);
        }
    }

    /**
     * Sends a call once.
     *
     * @param array<string, string> $headers more of them
     * @param bool $isDownload whether the time-out says how long the service may be silent, and no more
     */
    public function send(
        Call $call,
        ?AccessToken $token,
        Sink $sink,
        array $headers = [],
        bool $isDownload = false,
    ): void {
        $headers = [...$call->headers, ...$headers, 'Accept' => $call->accept, 'User-Agent' => $this->userAgent];
        if ($token !== null) {
            $headers['Authorization'] = 'Bearer ' . $token->value();
        }
        $timeout = $this->timeout ?? $call->timeout;
        $request = new HttpRequest(
            $call->method,
            $this->baseUrl . $call->target(),
            $headers,
            $call->body,
            $isDownload ? null : $timeout,
            $timeout,
        );
        try {
            $this->transport->send($request, $this->noting($call, $sink));
        } catch (TransportFault $fault) {
            throw $fault->isTimeout ? new TimeoutException($timeout) : new TransportException($fault);
        }
    }

    /** Looks at the head of an answer in passing. */
    private function noting(Call $call, Sink $sink): Sink
    {
        return new class ($sink, function (Headers $headers) use ($call): void {
            $state = QuotaState::of($headers);
            if ($call->quota !== null && $state !== null) {
                $this->quotas[$call->quota] = $state;
            }
        }) implements Sink {
            public function __construct(private readonly Sink $sink, private readonly \Closure $note)
            {
            }

            public function head(int $status, Headers $headers): void
            {
                ($this->note)($headers);
                $this->sink->head($status, $headers);
            }

            public function chunk(string $bytes): void
            {
                $this->sink->chunk($bytes);
            }
        };
    }
}

"""#

  static let pages = #"""
<?php

declare(strict_types=1);

namespace PasseMarche;

/**
 * All objects of a list, page after page, each page fetched when it is reached.
 *
 * @internal
 */
final class Pages
{
    /**
     * @template Item
     * @param callable(string|null): array{list<Item>, string|null} $page gives the page that begins at a cursor, the
     *     first one for null, and the cursor of the next
     * @return \Generator<int, Item>
     */
    public static function of(callable $page): \Generator
    {
        $cursor = null;
        while (true) {
            [$items, $next] = $page($cursor);
            foreach ($items as $item) {
                yield $item;
            }
            // A page that leads to itself would never end.
            if ($next === null || $next === $cursor) {
                return;
            }
            $cursor = $next;
        }
    }
}

"""#

  static let quotaState = #"""
<?php

declare(strict_types=1);

namespace PasseMarche;

use PasseMarche\Http\Headers;

/** What the service last said of a quota. */
final class QuotaState
{
    /**
     * @param int $limit requests in one window
     * @param int $remaining requests left in it
     * @param \DateTimeImmutable $resetsAt when the window ends
     */
    public function __construct(
        public readonly int $limit,
        public readonly int $remaining,
        public readonly \DateTimeImmutable $resetsAt,
    ) {
    }

    /** @internal */
    public static function of(Headers $headers): ?self
    {
        $limit = $headers->number('X-RateLimit-Limit');
        $remaining = $headers->number('X-RateLimit-Remaining');
        $reset = $headers->number('X-RateLimit-Reset');
        if ($limit === null || $remaining === null || $reset === null) {
            return null;
        }
        return new self($limit, $remaining, (new \DateTimeImmutable())->setTimestamp($reset));
    }
}

"""#

  static let retryPolicy = #"""
<?php

declare(strict_types=1);

namespace PasseMarche;

/**
 * How often, and how patiently, a call is repeated.
 *
 * A call is repeated where that is safe: where the service cannot have acted on it (no connection, 429), and where
 * acting twice is the same as once (GET, PUT, DELETE). A refused token is renewed once besides.
 */
final class RetryPolicy
{
    /**
     * @param int $attempts including the first one
     * @param float $firstPause seconds before the second attempt; doubled before each further one, and spread at random
     * @param float $longestPause in seconds; where the service asks for a longer one, its refusal is thrown instead of
     *     waited for
     */
    public function __construct(
        public readonly int $attempts = 3,
        public readonly float $firstPause = 0.5,
        public readonly float $longestPause = 20,
    ) {
    }

    public static function never(): self
    {
        return new self(attempts: 1);
    }
}

"""#

  static let systemClock = #"""
<?php

declare(strict_types=1);

namespace PasseMarche;

/** Time as it is. */
final class SystemClock implements Clock
{
    public function now(): \DateTimeImmutable
    {
        return new \DateTimeImmutable();
    }

    public function sleep(float $seconds): void
    {
        usleep((int) ($seconds * 1_000_000));
    }
}

"""#

  static let autoload = #"""
<?php

declare(strict_types=1);

// Loads the classes of the client where Composer does not.
spl_autoload_register(static function (string $class): void {
    if (!str_starts_with($class, 'PasseMarche\\')) {
        return;
    }
    $file = __DIR__ . '/' . strtr(substr($class, strlen('PasseMarche\\')), '\\', '/') . '.php';
    if (is_file($file)) {
        require $file;
    }
});

"""#
}
