/// Patience, time and quotas.
extension PHPClientSupport {
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
}
