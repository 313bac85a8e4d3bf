<?php

// Written from spec.yaml by `spec`. Changes are lost: change the contract.

declare(strict_types=1);

namespace PasseMarche\Model;

final class ThingOwnerError
{
    public const ABSENT = 'absent';
    public const UNKNOWN = 'unknown';

    /** The values that the contract names. The service may add others. */
    public const KNOWN = [self::ABSENT, self::UNKNOWN];
}
