<?php

// Written by `spec`. Changes are lost.

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
