<?php

// Written by `spec`. Changes are lost.

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
