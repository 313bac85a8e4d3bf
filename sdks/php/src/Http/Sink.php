<?php

// Written by `spec`. Changes are lost.

declare(strict_types=1);

namespace PasseMarche\Http;

/** Takes an answer while it arrives. What it throws ends the transfer. */
interface Sink
{
    /** Called once, before the body. */
    public function head(int $status, Headers $headers): void;

    /** Called for each piece of the body. */
    public function chunk(string $bytes): void;
}
