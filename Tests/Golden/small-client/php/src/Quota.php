<?php

// Written from spec.yaml by `spec`. Changes are lost: change the contract.

declare(strict_types=1);

namespace PasseMarche;

/** The quotas that calls are charged to. */
final class Quota
{
    /** 100 requests in 60 seconds, 5 of them at once. */
    public const API = 'api';
    /** 10 requests in 60 seconds, 2 of them at once. */
    public const LARGE_FILES = 'large-files';
}
