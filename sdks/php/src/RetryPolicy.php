<?php

// Written by `spec`. Changes are lost.

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
