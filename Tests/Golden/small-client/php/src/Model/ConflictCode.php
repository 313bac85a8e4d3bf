<?php

// Written from spec.yaml by `spec`. Changes are lost: change the contract.

declare(strict_types=1);

namespace PasseMarche\Model;

final class ConflictCode
{
    public const TAKEN = 'taken';
    public const CLOSED = 'closed';

    /** The values that the contract names. The service may add others. */
    public const KNOWN = [self::TAKEN, self::CLOSED];
}
