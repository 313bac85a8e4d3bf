<?php

// Written by `spec`. Changes are lost.

declare(strict_types=1);

namespace PasseMarche;

use PasseMarche\Exception\RefusedException;

/**
 * One call of an operation, as it goes out.
 *
 * @internal
 */
final class Call
{
    public readonly string $method;
    public readonly bool $needsToken;
    public readonly ?string $quota;
    /** Seconds until the whole answer is there; of a download, how long the service may stay silent. */
    public readonly float $timeout;
    /** Bytes of the largest answer. */
    public readonly int $limit;
    public readonly string $accept;
    /** @var array<int, class-string<RefusedException>> what is thrown, by status */
    public readonly array $refusals;
    /** @var array<string, string> */
    public array $headers = [];
    public ?string $body = null;
    /** @var list<array{string, mixed}> */
    private array $query = [];

    /** @param string $path percent-encoded, from the root */
    public function __construct(public readonly string $operation, private readonly string $path)
    {
        $facts = Operations::TABLE[$operation];
        $this->method = $facts['method'];
        $this->needsToken = $facts['needsToken'];
        $this->quota = $facts['quota'];
        $this->timeout = $facts['timeout'];
        $this->limit = $facts['limit'];
        $this->accept = $facts['accept'];
        $this->refusals = $facts['refusals'];
    }

    public function target(): string
    {
        return $this->query === [] ? $this->path : $this->path . '?' . Wire::pairs($this->query);
    }

    public function query(string $name, mixed $value, bool $isJoined = false): void
    {
        if (is_array($value) && $isJoined) {
            $this->query[] = [$name, implode(',', array_map(Wire::text(...), $value))];
        } else {
            $this->query = [...$this->query, ...self::pairs($name, $value)];
        }
    }

    public function header(string $name, mixed $value): void
    {
        if ($value !== null) {
            $this->headers[$name] = Wire::text($value);
        }
    }

    public function send(string $body, string $type): void
    {
        $this->body = $body;
        $this->headers['Content-Type'] = $type;
    }

    public function json(mixed $value): void
    {
        $this->send(Wire::json($value), 'application/json');
    }

    /** @param array<string, mixed> $fields */
    public function form(#[\SensitiveParameter] array $fields): void
    {
        $pairs = [];
        foreach ($fields as $name => $value) {
            $pairs = [...$pairs, ...self::pairs($name, $value)];
        }
        $this->send(Wire::pairs($pairs), 'application/x-www-form-urlencoded');
    }

    /** @return list<array{string, mixed}> */
    private static function pairs(string $name, mixed $value): array
    {
        if ($value === null) {
            return [];
        }
        return array_map(static fn (mixed $item) => [$name, $item], is_array($value) ? array_values($value) : [$value]);
    }
}
