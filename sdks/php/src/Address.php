<?php

// Written from passemarche.yaml by `spec`. Changes are lost: change the contract.

declare(strict_types=1);

namespace PasseMarche;

/** Where the service is published. */
final class Address
{
    /** Production */
    public const PRODUCTION = 'https://passemarche.data.gouv.fr';
    /** Acceptance tests with real data */
    public const PREPROD = 'https://preprod.passemarche.data.gouv.fr';
    /** Integration by editors, simulated data */
    public const STAGING = 'https://staging.passemarche.data.gouv.fr';
    /** Internal tests, simulated data, may be reset */
    public const SANDBOX = 'https://sandbox.passemarche.data.gouv.fr';
}
