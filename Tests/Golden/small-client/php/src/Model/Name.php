<?php

// Written from spec.yaml by `spec`. Changes are lost: change the contract.

declare(strict_types=1);

namespace PasseMarche\Model;

final class Name
{
    public const LONG = 'long';
    public const SHORT = 'short';

    /** The values that the contract names. The service may add others. */
    public const KNOWN = [self::LONG, self::SHORT];
}
