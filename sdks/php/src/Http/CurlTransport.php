<?php

// Written by `spec`. Changes are lost.

declare(strict_types=1);

namespace PasseMarche\Http;

/** Carries requests by curl. Its connection is kept for the next call. */
final class CurlTransport implements Transport
{
    /** Whether a request has left cannot be told of every error; of these it is sure that it has not. */
    private const UNSENT = [
        CURLE_UNSUPPORTED_PROTOCOL, CURLE_URL_MALFORMAT, CURLE_COULDNT_RESOLVE_PROXY, CURLE_COULDNT_RESOLVE_HOST,
        CURLE_COULDNT_CONNECT, CURLE_SSL_CONNECT_ERROR, CURLE_SSL_CACERT, CURLE_SSL_CERTPROBLEM, CURLE_SSL_CIPHER,
    ];

    private ?\CurlHandle $handle = null;
    /** A connection belongs to the process that has made it. */
    private int $process = 0;

    /** @param array<int, mixed> $options more options of curl: a proxy, or other authorities */
    public function __construct(private readonly array $options = [])
    {
    }

    public function send(HttpRequest $request, Sink $sink): void
    {
        if ($this->handle === null || $this->process !== getmypid()) {
            $this->handle = curl_init();
            $this->process = (int) getmypid();
        }
        curl_reset($this->handle);
        $fault = null;
        curl_setopt_array($this->handle, $this->options + self::settings($request));
        curl_setopt($this->handle, CURLOPT_HEADERFUNCTION, self::guarded(self::head($sink), $fault));
        curl_setopt($this->handle, CURLOPT_WRITEFUNCTION, self::guarded($sink->chunk(...), $fault));
        $isWhole = curl_exec($this->handle);
        if ($fault !== null) {
            throw $fault;
        }
        if ($isWhole === false) {
            $code = curl_errno($this->handle);
            $words = curl_error($this->handle) ?: curl_strerror($code);
            $isUnsent = in_array($code, self::UNSENT, true);
            throw new TransportFault((string) $words, $isUnsent, $code === CURLE_OPERATION_TIMEDOUT);
        }
    }

    /** @return array<int, mixed> */
    private static function settings(HttpRequest $request): array
    {
        // Curl would add the first of these, and wait for the service to agree to a large body.
        $lines = ['Expect:'];
        foreach ($request->headers as $name => $value) {
            $lines[] = "$name: $value";
        }
        $settings = [
            CURLOPT_URL => $request->url,
            CURLOPT_CUSTOMREQUEST => $request->method,
            CURLOPT_HTTPHEADER => $lines,
            CURLOPT_PROTOCOLS => CURLPROTO_HTTP | CURLPROTO_HTTPS,
            // A token must not travel to an address that an answer names.
            CURLOPT_FOLLOWLOCATION => false,
            CURLOPT_NOSIGNAL => true,
            // On a connection that has gone meanwhile, curl sends a request again by itself.
            CURLOPT_FRESH_CONNECT => !HttpRequest::isIdempotent($request->method),
            CURLOPT_LOW_SPEED_LIMIT => 1,
            CURLOPT_LOW_SPEED_TIME => (int) ceil($request->idleTimeout),
            CURLOPT_TIMEOUT_MS => $request->timeout === null ? 0 : (int) ceil($request->timeout * 1000),
        ];
        if ($request->body !== null) {
            $settings[CURLOPT_POSTFIELDS] = $request->body;
        } elseif ($request->method === 'POST' || $request->method === 'PUT' || $request->method === 'PATCH') {
            $settings[CURLOPT_POSTFIELDS] = '';
        }
        return $settings;
    }

    /** Puts the lines of a head together. */
    private static function head(Sink $sink): callable
    {
        $status = 0;
        $fields = [];
        return static function (string $line) use ($sink, &$status, &$fields): void {
            $line = rtrim($line, "\r\n");
            if (preg_match('/^HTTP\/[0-9.]+ (\d{3})/', $line, $match) === 1) {
                $status = (int) $match[1];
                $fields = [];
            } elseif ($line === '') {
                // What comes before the answer itself, as 103 does, says nothing to us; nor does a trailer.
                if ($status >= 200) {
                    $sink->head($status, new Headers($fields));
                }
                $status = 0;
            } elseif ($status !== 0 && str_contains($line, ':')) {
                [$name, $value] = explode(':', $line, 2);
                $fields[] = [$name, trim($value)];
            }
        };
    }

    /** Curl's callbacks must not throw: the error waits until curl has ended the transfer. */
    private static function guarded(callable $take, ?\Throwable &$fault): callable
    {
        return static function (\CurlHandle $handle, string $bytes) use ($take, &$fault): int {
            try {
                $take($bytes);
            } catch (\Throwable $error) {
                $fault = $error;
                return -1;
            }
            return strlen($bytes);
        };
    }
}
