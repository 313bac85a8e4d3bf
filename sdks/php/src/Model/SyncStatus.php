<?php

// Written from passemarche.yaml by `spec`. Changes are lost: change the contract.

declare(strict_types=1);

namespace PasseMarche\Model;

/** State of the webhook delivery; it stays `sync_pending` where no delivery is configured */
final class SyncStatus
{
    public const SYNC_PENDING = 'sync_pending';
    public const SYNC_PROCESSING = 'sync_processing';
    public const SYNC_COMPLETED = 'sync_completed';
    public const SYNC_FAILED = 'sync_failed';

    /** The values that the contract names. The service may add others. */
    public const KNOWN = [self::SYNC_PENDING, self::SYNC_PROCESSING, self::SYNC_COMPLETED, self::SYNC_FAILED];
}
