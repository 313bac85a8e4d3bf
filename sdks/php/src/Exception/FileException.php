<?php

// Written by `spec`. Changes are lost.

declare(strict_types=1);

namespace PasseMarche\Exception;

/** The file of a download could not be written. */
final class FileException extends PasseMarcheException
{
    public function __construct(string $reason)
    {
        parent::__construct("the file cannot be written: $reason");
    }

    public function kind(): string
    {
        return 'file';
    }
}
