<?php

// Written from passemarche.yaml by `spec`. Changes are lost: change the contract.

declare(strict_types=1);

namespace PasseMarche\Model;

final class NotReadyFailingItem
{
    public const STORE = 'store';
    public const FILES = 'files';
    public const DELIVERIES = 'deliveries';
    public const SUBMISSIONS = 'submissions';
    public const ANTIVIRUS = 'antivirus';
    public const MAIL = 'mail';
    public const STOPPING = 'stopping';

    /** The values that the contract names. The service may add others. */
    public const KNOWN = [
        self::STORE,
        self::FILES,
        self::DELIVERIES,
        self::SUBMISSIONS,
        self::ANTIVIRUS,
        self::MAIL,
        self::STOPPING,
    ];
}
