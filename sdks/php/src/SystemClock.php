<?php

// Written by `spec`. Changes are lost.

declare(strict_types=1);

namespace PasseMarche;

/** Time as it is. */
final class SystemClock implements Clock
{
    public function now(): \DateTimeImmutable
    {
        return new \DateTimeImmutable();
    }

    public function sleep(float $seconds): void
    {
        usleep((int) ($seconds * 1_000_000));
    }
}
