<?php

// Written from spec.yaml by `spec`. Changes are lost: change the contract.

declare(strict_types=1);

namespace PasseMarche\Model;

/** What it looks like. */
final class Color
{
    public const RED = 'red';
    public const DARK_BLUE = 'dark-blue';
    public const _404 = '404';
    public const DEFAULT = 'default';

    /** The values that the contract names. The service may add others. */
    public const KNOWN = [self::RED, self::DARK_BLUE, self::_404, self::DEFAULT];
}
