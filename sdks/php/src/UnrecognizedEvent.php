<?php

// Written by `spec`. Changes are lost.

declare(strict_types=1);

namespace PasseMarche;

/** An event that the contract does not name; to be answered like the others. */
final class UnrecognizedEvent
{
    /** @param \stdClass $body the JSON as it came */
    public function __construct(public readonly string $name, public readonly \stdClass $body)
    {
    }
}
