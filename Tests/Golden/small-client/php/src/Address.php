<?php

// Written from spec.yaml by `spec`. Changes are lost: change the contract.

declare(strict_types=1);

namespace PasseMarche;

/** Where the service is published. */
final class Address
{
    /** Production */
    public const PRODUCTION = 'https://example.org';
    /** For trying */
    public const STAGING = 'https://staging.example.org';
}
