<?php

// Written by `spec`. Changes are lost.

declare(strict_types=1);

namespace PasseMarche\Exception;

/** The answer took longer than the operation may; of a download, the service was silent for so long. */
final class TimeoutException extends PasseMarcheException
{
    public function __construct(public readonly float $seconds)
    {
        parent::__construct("no answer within $seconds seconds");
    }

    public function kind(): string
    {
        return 'timeout';
    }
}
