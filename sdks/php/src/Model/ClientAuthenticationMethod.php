<?php

// Written from passemarche.yaml by `spec`. Changes are lost: change the contract.

declare(strict_types=1);

namespace PasseMarche\Model;

final class ClientAuthenticationMethod
{
    public const CLIENT_SECRET_BASIC = 'client_secret_basic';
    public const CLIENT_SECRET_POST = 'client_secret_post';

    /** The values that the contract names. The service may add others. */
    public const KNOWN = [self::CLIENT_SECRET_BASIC, self::CLIENT_SECRET_POST];
}
