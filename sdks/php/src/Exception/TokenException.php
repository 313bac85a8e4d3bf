<?php

// Written by `spec`. Changes are lost.

declare(strict_types=1);

namespace PasseMarche\Exception;

/** There was no access token to call with; the previous exception is that of whoever provides it. */
final class TokenException extends PasseMarcheException
{
    public function __construct(\Throwable $reason)
    {
        parent::__construct('no access token: ' . $reason->getMessage(), 0, $reason);
    }

    public function kind(): string
    {
        return 'token';
    }

    public function retryAfter(): ?int
    {
        $reason = $this->getPrevious();
        return $reason instanceof PasseMarcheException ? $reason->retryAfter() : null;
    }
}
