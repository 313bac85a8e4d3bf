<?php

// Written from passemarche.yaml by `spec`. Changes are lost: change the contract.

declare(strict_types=1);

namespace PasseMarche;

/** The quotas that calls are charged to. */
final class Quota
{
    /** 60 requests in 3600 seconds, 10 of them at once. */
    public const TOKEN = 'token';
    /** 1000 requests in 3600 seconds, 50 of them at once. */
    public const API = 'api';
    /** 100 requests in 3600 seconds, 10 of them at once. */
    public const DOWNLOADS = 'downloads';
}
