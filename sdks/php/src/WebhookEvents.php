<?php

// Written from passemarche.yaml by `spec`. Changes are lost: change the contract.

declare(strict_types=1);

namespace PasseMarche;

use PasseMarche\Exception\ReadException;

/** What the service tells by webhook. */
final class WebhookEvents
{
    /** The header with `sha256=` and the hexadecimal HMAC-SHA256 of the body. */
    public const SIGNATURE_HEADER = 'X-Webhook-Signature-SHA256';
    /** In bytes. */
    public const LARGEST_BODY = 1048576;

    /**
     * Reads the body of a webhook:
     *
     * - `market.completed`: A buyer has completed a market.
     * - `market_application.completed`: A company has submitted its application.
     * @throws ReadException where it is not what the event that it names is made of
     */
    public static function read(
        mixed $json,
    ): Model\MarketCompletedEvent|Model\MarketApplicationCompletedEvent|UnrecognizedEvent {
        $name = $json instanceof \stdClass ? $json->{'event'} ?? null : null;
        return match (true) {
            $name === 'market.completed' => Model\MarketCompletedEvent::read($json, ''),
            $name === 'market_application.completed' => Model\MarketApplicationCompletedEvent::read($json, ''),
            is_string($name) => new UnrecognizedEvent($name, $json),
            default => throw new ReadException('/event', 'a string'),
        };
    }
}
