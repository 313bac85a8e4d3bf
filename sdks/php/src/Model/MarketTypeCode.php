<?php

// Written from passemarche.yaml by `spec`. Changes are lost: change the contract.

declare(strict_types=1);

namespace PasseMarche\Model;

final class MarketTypeCode
{
    public const SUPPLIES = 'supplies';
    public const SERVICES = 'services';
    public const WORKS = 'works';
    public const DEFENSE = 'defense';

    /** The values that the contract names. The service may add others. */
    public const KNOWN = [self::SUPPLIES, self::SERVICES, self::WORKS, self::DEFENSE];
}
