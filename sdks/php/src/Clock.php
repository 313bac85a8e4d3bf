<?php

// Written by `spec`. Changes are lost.

declare(strict_types=1);

namespace PasseMarche;

/** Clock and sleep, so that tests need not wait. */
interface Clock
{
    public function now(): \DateTimeImmutable;

    public function sleep(float $seconds): void;
}
