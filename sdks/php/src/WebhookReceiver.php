<?php

// Written by `spec`. Changes are lost.

declare(strict_types=1);

namespace PasseMarche;

/**
 * Takes the webhooks of the service, whichever framework has received them: headers and bytes in, a typed event out.
 */
final class WebhookReceiver
{
    /**
     * @param list<string> $secrets the webhook secret; while it is replaced, the old one and the new one
     * @param int $tolerance seconds that a delivery may be older, or newer, than the receiver's clock
     * @param bool $takesPublishedHeader whether the published signature header will do where those of Standard Webhooks
     *     are missing. It covers the body alone: nothing tells an old delivery from a new one.
     */
    public function __construct(
        #[\SensitiveParameter] private readonly array $secrets,
        private readonly int $tolerance = 300,
        private readonly bool $takesPublishedHeader = false,
    ) {
    }

    /**
     * Verifies a delivery and reads its event.
     *
     * @param array<string, string|list<string>> $headers as `getallheaders()`, `$_SERVER` or PSR-7 have them
     * @param string $body the bytes as they were received, as from `file_get_contents('php://input')`; JSON that was
     *     read and written again has other ones
     * @throws WebhookRefusal
     */
    public function receive(array $headers, string $body, ?\DateTimeInterface $now = null): WebhookDelivery
    {
        if (strlen($body) > WebhookEvents::LARGEST_BODY) {
            $words = 'larger than ' . WebhookEvents::LARGEST_BODY . ' bytes';
            throw new WebhookRefusal(WebhookRefusal::TOO_LARGE, $words);
        }
        [$id, $sentAt] = $this->verify(self::named($headers), $body, $now ?? new \DateTimeImmutable());
        try {
            $event = WebhookEvents::read(json_decode($body, false, 512, JSON_THROW_ON_ERROR));
        } catch (\Exception $error) {
            throw new WebhookRefusal(WebhookRefusal::UNREADABLE, 'unreadable: ' . $error->getMessage(), $error);
        }
        return new WebhookDelivery($id, $sentAt, $event);
    }

    /**
     * @param array<string, string> $headers
     * @return array{string|null, \DateTimeImmutable|null}
     */
    private function verify(array $headers, string $body, \DateTimeInterface $now): array
    {
        $id = $headers['webhook-id'] ?? null;
        $timestamp = $headers['webhook-timestamp'] ?? null;
        $signature = $headers['webhook-signature'] ?? null;
        if ($id !== null && $timestamp !== null && $signature !== null) {
            if (preg_match('/^\d{1,12}$/D', $timestamp) !== 1) {
                throw self::malformed('webhook-timestamp');
            }
            $codes = self::codes($signature);
            if ($codes === []) {
                throw self::malformed('webhook-signature');
            }
            $this->match($codes, "$id.$timestamp.$body");
            // Judged after the signature: a time that nobody vouches for says nothing.
            $sentAt = (new \DateTimeImmutable())->setTimestamp((int) $timestamp);
            if (abs($sentAt->getTimestamp() - $now->getTimestamp()) > $this->tolerance) {
                $words = 'signed at another time: ' . Wire::time($sentAt);
                throw new WebhookRefusal(WebhookRefusal::OUTSIDE_WINDOW, $words);
            }
            return [$id, $sentAt];
        }
        $published = $headers[strtolower(WebhookEvents::SIGNATURE_HEADER)] ?? null;
        if (!$this->takesPublishedHeader || $published === null) {
            throw new WebhookRefusal(WebhookRefusal::UNSIGNED, 'no signature');
        }
        if (preg_match('/^sha256=((?:[0-9A-Fa-f]{2})+)$/D', $published, $match) !== 1) {
            throw self::malformed(WebhookEvents::SIGNATURE_HEADER);
        }
        $this->match([(string) hex2bin($match[1])], $body);
        return [$id, null];
    }

    /**
     * The codes of the version that is known.
     *
     * @return list<string>
     */
    private static function codes(string $signatures): array
    {
        $codes = [];
        foreach (explode(' ', $signatures) as $signature) {
            $code = str_starts_with($signature, 'v1,') ? base64_decode(substr($signature, 3), true) : false;
            if ($code !== false && $code !== '') {
                $codes[] = $code;
            }
        }
        return $codes;
    }

    /**
     * Tries them all, so that its time does not tell which one fits.
     *
     * @param list<string> $codes
     */
    private function match(array $codes, string $signed): void
    {
        $isFound = false;
        // Anybody could sign by an empty one.
        foreach (array_filter($this->secrets, static fn (string $secret) => $secret !== '') as $secret) {
            $code = hash_hmac('sha256', $signed, $secret, true);
            foreach ($codes as $candidate) {
                $isFound = hash_equals($code, $candidate) || $isFound;
            }
        }
        if (!$isFound) {
            throw new WebhookRefusal(WebhookRefusal::WRONG_SIGNATURE, 'wrong signature');
        }
    }

    private static function malformed(string $header): WebhookRefusal
    {
        return new WebhookRefusal(WebhookRefusal::MALFORMED, "the header $header is malformed");
    }

    /**
     * Headers by their names in lower case.
     *
     * @param array<string, mixed> $headers
     * @return array<string, string>
     */
    private static function named(array $headers): array
    {
        $named = [];
        foreach ($headers as $name => $value) {
            $value = is_array($value) ? $value[0] ?? null : $value;
            // `HTTP_WEBHOOK_ID` is what `$_SERVER` calls `webhook-id`.
            $name = preg_replace('/^http-/', '', strtr(strtolower((string) $name), '_', '-'));
            if (is_string($value)) {
                $named[(string) $name] ??= $value;
            }
        }
        return $named;
    }

    /** @return array<string, mixed> */
    public function __debugInfo(): array
    {
        return ['tolerance' => $this->tolerance];
    }
}
