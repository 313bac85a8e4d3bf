<?php

// Written by `spec`. Changes are lost.

declare(strict_types=1);

namespace PasseMarche\Exception;

/** What every method of the client throws. */
abstract class PasseMarcheException extends \RuntimeException
{
    /** Why: `declared`, `transport`, `timeout`, `token`, `undeclared`, `unreadable`, `too_large` or `file`. */
    abstract public function kind(): string;

    /** The status of the answer; null where there was none. */
    public function status(): ?int
    {
        return null;
    }

    /**
     * What the service says about it, one sentence for each reason; empty where there was no answer.
     *
     * @return list<string>
     */
    public function sentences(): array
    {
        return [];
    }

    /** Whole seconds after which the same request may be sent again; null where the service does not say so. */
    public function retryAfter(): ?int
    {
        return null;
    }
}
