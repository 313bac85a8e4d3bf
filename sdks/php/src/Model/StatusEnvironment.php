<?php

// Written from passemarche.yaml by `spec`. Changes are lost: change the contract.

declare(strict_types=1);

namespace PasseMarche\Model;

final class StatusEnvironment
{
    public const SANDBOX = 'sandbox';
    public const STAGING = 'staging';
    public const PREPROD = 'preprod';
    public const PRODUCTION = 'production';

    /** The values that the contract names. The service may add others. */
    public const KNOWN = [self::SANDBOX, self::STAGING, self::PREPROD, self::PRODUCTION];
}
