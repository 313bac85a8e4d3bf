/// Requests, answers, and what carries them.
extension PHPClientSupport {
  static let answer = #"""
<?php

declare(strict_types=1);

namespace PasseMarche\Http;

/** An answer with its whole body. */
final class Answer
{
    public function __construct(
        public readonly int $status,
        public readonly Headers $headers,
        public readonly string $body,
    ) {
    }

    /** Whole seconds after which the same request may be sent again; null where the service does not say so. */
    public function retryAfter(): ?int
    {
        return $this->headers->number('Retry-After');
    }

    /**
     * The body as JSON; objects are `stdClass`.
     *
     * @throws \JsonException
     */
    public function json(): mixed
    {
        return json_decode($this->body, false, 512, JSON_THROW_ON_ERROR);
    }
}

"""#

  static let curlTransport = #"""
<?php

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

"""#

  static let gathering = #"""
<?php

declare(strict_types=1);

namespace PasseMarche\Http;

use PasseMarche\Exception\TooLargeException;

/** Keeps an answer in memory. */
final class Gathering implements Sink
{
    private int $status = 0;
    private Headers $headers;
    private string $body = '';

    /** @param int $limit of the body, in bytes */
    public function __construct(private readonly int $limit)
    {
        $this->headers = new Headers();
    }

    public function head(int $status, Headers $headers): void
    {
        $this->status = $status;
        $this->headers = $headers;
    }

    public function chunk(string $bytes): void
    {
        if (strlen($this->body) + strlen($bytes) > $this->limit) {
            throw new TooLargeException($this->limit);
        }
        $this->body .= $bytes;
    }

    public function answer(): Answer
    {
        return new Answer($this->status, $this->headers, $this->body);
    }
}

"""#

  static let headers = #"""
<?php

declare(strict_types=1);

namespace PasseMarche\Http;

/** Header fields; names are compared without regard to case. */
final class Headers
{
    /** @var array<string, string> the first value of each name, in lower case */
    private array $first = [];

    /** @param list<array{string, string}> $fields names and values in their order */
    public function __construct(public readonly array $fields = [])
    {
        foreach ($fields as [$name, $value]) {
            $this->first[strtolower($name)] ??= $value;
        }
    }

    public function get(string $name): ?string
    {
        return $this->first[strtolower($name)] ?? null;
    }

    /** A value of digits alone; null for any other. */
    public function number(string $name): ?int
    {
        $text = $this->get($name);
        return $text !== null && preg_match('/^\d{1,15}$/D', $text) === 1 ? (int) $text : null;
    }
}

"""#

  static let httpRequest = #"""
<?php

declare(strict_types=1);

namespace PasseMarche\Http;

/** A request, ready to be sent. */
final class HttpRequest
{
    /**
     * @param array<string, string> $headers
     * @param float|null $timeout seconds until the whole answer is there; null for no end
     * @param float $idleTimeout seconds that the service may stay silent
     */
    public function __construct(
        public readonly string $method,
        public readonly string $url,
        public readonly array $headers,
        public readonly ?string $body,
        public readonly ?float $timeout,
        public readonly float $idleTimeout,
    ) {
    }

    /** Whether sending it twice comes to the same as sending it once (RFC 9110 section 9.2.2). */
    public static function isIdempotent(string $method): bool
    {
        return in_array($method, ['GET', 'PUT', 'DELETE'], true);
    }
}

"""#

  static let sink = #"""
<?php

declare(strict_types=1);

namespace PasseMarche\Http;

/** Takes an answer while it arrives. What it throws ends the transfer. */
interface Sink
{
    /** Called once, before the body. */
    public function head(int $status, Headers $headers): void;

    /** Called for each piece of the body. */
    public function chunk(string $bytes): void;
}

"""#

  static let transport = #"""
<?php

declare(strict_types=1);

namespace PasseMarche\Http;

/** What carries requests to the service. {@see CurlTransport} is the one in use where no other is given. */
interface Transport
{
    /**
     * Sends one request, once, and returns when its whole answer is there. Redirects are not followed, cookies not
     * used.
     *
     * @throws TransportFault where there is no answer, or it breaks off before its end
     */
    public function send(HttpRequest $request, Sink $sink): void;
}

"""#

  static let transportFault = #"""
<?php

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

"""#
}
