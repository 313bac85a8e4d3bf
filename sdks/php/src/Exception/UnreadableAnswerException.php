<?php

// Written by `spec`. Changes are lost.

declare(strict_types=1);

namespace PasseMarche\Exception;

use PasseMarche\Http\Answer;

/** An answer that is not what the contract says. */
final class UnreadableAnswerException extends PasseMarcheException
{
    public function __construct(public readonly Answer $answer, \Throwable $reason)
    {
        parent::__construct("unreadable answer with status $answer->status: {$reason->getMessage()}", 0, $reason);
    }

    public function kind(): string
    {
        return 'unreadable';
    }

    public function status(): int
    {
        return $this->answer->status;
    }
}
