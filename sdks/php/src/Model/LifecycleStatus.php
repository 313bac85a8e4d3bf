<?php

// Written from passemarche.yaml by `spec`. Changes are lost: change the contract.

declare(strict_types=1);

namespace PasseMarche\Model;

final class LifecycleStatus
{
    public const PENDING = 'pending';
    public const COMPLETED = 'completed';

    /** The values that the contract names. The service may add others. */
    public const KNOWN = [self::PENDING, self::COMPLETED];
}
