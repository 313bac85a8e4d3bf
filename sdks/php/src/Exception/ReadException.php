<?php

// Written by `spec`. Changes are lost.

declare(strict_types=1);

namespace PasseMarche\Exception;

/** JSON that is not what the contract says. */
final class ReadException extends \RuntimeException
{
    /** @param string $place where it stands, as a JSON pointer */
    public function __construct(string $place, string $expected)
    {
        parent::__construct(($place === '' ? 'the body' : $place) . " is not $expected");
    }
}
