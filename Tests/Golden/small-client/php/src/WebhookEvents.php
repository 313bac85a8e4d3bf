<?php

// Written from spec.yaml by `spec`. Changes are lost: change the contract.

declare(strict_types=1);

namespace PasseMarche;

use PasseMarche\Exception\ReadException;

/** What the service tells by webhook. */
final class WebhookEvents
{
    /** The header with `sha256=` and the hexadecimal HMAC-SHA256 of the body. */
    public const SIGNATURE_HEADER = 'X-Signature';
    /** In bytes. */
    public const LARGEST_BODY = 2048;

    /**
     * Reads the body of a webhook:
     *
     * - `thing.sold`: A thing is sold.
     * - `thing.lost`: A thing is lost.
     * @throws ReadException where it is not what the event that it names is made of
     */
    public static function read(mixed $json): Model\ThingSold|Model\ThingLost|UnrecognizedEvent
    {
        $name = $json instanceof \stdClass ? $json->{'kind'} ?? null : null;
        return match (true) {
            $name === 'thing.sold' => Model\ThingSold::read($json, ''),
            $name === 'thing.lost' => Model\ThingLost::read($json, ''),
            is_string($name) => new UnrecognizedEvent($name, $json),
            default => throw new ReadException('/kind', 'a string'),
        };
    }
}
