<?php

// Written by `spec`. Changes are lost.

declare(strict_types=1);

namespace PasseMarche\Http;

/** There is no answer, or not the whole of it. */
final class TransportFault extends \RuntimeException
{
    /** @param bool $isUnsent whether it is sure that the service has not seen the request */
    public function __construct(
        string $message,
        public readonly bool $isUnsent = false,
        public readonly bool $isTimeout = false,
    ) {
        parent::__construct($message);
    }
}
