<?php

// Written by `spec`. Changes are lost.

declare(strict_types=1);

namespace PasseMarche\Exception;

use PasseMarche\Http\TransportFault;

/** There was no answer, or it broke off: the network, TLS, or the service going away. */
final class TransportException extends PasseMarcheException
{
    /** Whether it is sure that the service has not seen the request. */
    public readonly bool $isUnsent;

    public function __construct(\Throwable $reason)
    {
        $this->isUnsent = $reason instanceof TransportFault && $reason->isUnsent;
        parent::__construct('no answer: ' . $reason->getMessage(), 0, $reason);
    }

    public function kind(): string
    {
        return 'transport';
    }
}
