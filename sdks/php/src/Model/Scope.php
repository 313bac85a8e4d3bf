<?php

// Written from passemarche.yaml by `spec`. Changes are lost: change the contract.

declare(strict_types=1);

namespace PasseMarche\Model;

final class Scope
{
    public const API_ACCESS = 'api_access';
    public const API_READ = 'api_read';
    public const API_WRITE = 'api_write';

    /** The values that the contract names. The service may add others. */
    public const KNOWN = [self::API_ACCESS, self::API_READ, self::API_WRITE];
}
