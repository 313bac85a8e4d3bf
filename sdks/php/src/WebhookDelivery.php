<?php

// Written by `spec`. Changes are lost.

declare(strict_types=1);

namespace PasseMarche;

/** A webhook whose origin is proven. */
final class WebhookDelivery
{
    /**
     * @param string|null $id the same for each attempt at the same delivery; null where only the published signature
     *     header came
     * @param \DateTimeImmutable|null $sentAt when the attempt was made; null likewise
     * @param object $event the body of an event of the contract, or an {@see UnrecognizedEvent}
     */
    public function __construct(
        public readonly ?string $id,
        public readonly ?\DateTimeImmutable $sentAt,
        public readonly object $event,
    ) {
    }
}
