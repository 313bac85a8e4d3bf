<?php

// Written by `spec`. Changes are lost.

declare(strict_types=1);

namespace PasseMarche\Exception;

/** A body larger than the contract allows. */
final class TooLargeException extends PasseMarcheException
{
    /** @param int $limit in bytes */
    public function __construct(public readonly int $limit)
    {
        parent::__construct("the answer is larger than $limit bytes");
    }

    public function kind(): string
    {
        return 'too_large';
    }
}
