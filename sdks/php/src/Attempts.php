<?php

// Written by `spec`. Changes are lost.

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
