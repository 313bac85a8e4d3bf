<?php

// Written by `spec`. Changes are lost.

declare(strict_types=1);

namespace PasseMarche\Exception;

use PasseMarche\Http\Answer;

/** A status that the contract does not declare for the operation. */
final class UndeclaredStatusException extends PasseMarcheException
{
    public function __construct(public readonly Answer $answer)
    {
        parent::__construct("unexpected status $answer->status");
    }

    public function kind(): string
    {
        return 'undeclared';
    }

    public function status(): int
    {
        return $this->answer->status;
    }

    public function retryAfter(): ?int
    {
        return $this->answer->retryAfter();
    }
}
