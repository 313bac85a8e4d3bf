<?php

// Written from passemarche.yaml by `spec`. Changes are lost: change the contract.

declare(strict_types=1);

namespace PasseMarche\Model;

final class OAuthErrorError
{
    public const INVALID_REQUEST = 'invalid_request';
    public const INVALID_CLIENT = 'invalid_client';
    public const INVALID_SCOPE = 'invalid_scope';
    public const UNSUPPORTED_GRANT_TYPE = 'unsupported_grant_type';
    public const RATE_LIMIT_EXCEEDED = 'rate_limit_exceeded';
    public const SERVER_ERROR = 'server_error';
    public const TEMPORARILY_UNAVAILABLE = 'temporarily_unavailable';

    /** The values that the contract names. The service may add others. */
    public const KNOWN = [
        self::INVALID_REQUEST,
        self::INVALID_CLIENT,
        self::INVALID_SCOPE,
        self::UNSUPPORTED_GRANT_TYPE,
        self::RATE_LIMIT_EXCEEDED,
        self::SERVER_ERROR,
        self::TEMPORARILY_UNAVAILABLE,
    ];
}
