<?php

// Written by `spec`. Changes are lost.

declare(strict_types=1);

namespace PasseMarche;

/** Why a webhook is not believed. */
final class WebhookRefusal extends \RuntimeException
{
    public const UNSIGNED = 'unsigned';
    /** A header is not what it should be. */
    public const MALFORMED = 'malformed';
    public const WRONG_SIGNATURE = 'wrong_signature';
    /** Rightly signed, but at another time than now: sent again by somebody, or one of the clocks is wrong. */
    public const OUTSIDE_WINDOW = 'outside_window';
    public const TOO_LARGE = 'too_large';
    /** Rightly signed, and not the body of the event it names. */
    public const UNREADABLE = 'unreadable';

    /** @param string $reason one of the constants */
    public function __construct(public readonly string $reason, string $words, ?\Throwable $cause = null)
    {
        parent::__construct($words, 0, $cause);
    }

    /** The status to answer with. The service tries again after none of these. */
    public function status(): int
    {
        return match ($this->reason) {
            self::MALFORMED, self::UNREADABLE => 400,
            self::TOO_LARGE => 413,
            default => 401,
        };
    }
}
