<?php

// Written by `spec`. Changes are lost.

declare(strict_types=1);

namespace PasseMarche;

use PasseMarche\Exception\ReadException;

/**
 * How values are read from JSON, as `json_decode` gives it with objects, and written to it.
 *
 * @internal
 */
final class Wire
{
    public static function string(mixed $json, string $place): string
    {
        return is_string($json) ? $json : throw new ReadException($place, 'a string');
    }

    public static function boolean(mixed $json, string $place): bool
    {
        return is_bool($json) ? $json : throw new ReadException($place, 'true or false');
    }

    public static function integer(mixed $json, string $place): int
    {
        if (is_float($json) && floor($json) === $json && abs($json) < PHP_INT_MAX) {
            return (int) $json;
        }
        return is_int($json) ? $json : throw new ReadException($place, 'an integer');
    }

    public static function number(mixed $json, string $place): float
    {
        return is_int($json) || is_float($json) ? (float) $json : throw new ReadException($place, 'a number');
    }

    /** An RFC 3339 instant, with or without a fraction of the second. */
    public static function instant(mixed $json, string $place): \DateTimeImmutable
    {
        return self::instantOf($json) ?? throw new ReadException($place, 'an RFC 3339 instant');
    }

    /** An instant, or a time of the service's wall clock. */
    public static function moment(mixed $json, string $place): \DateTimeImmutable|string
    {
        return self::instantOf($json) ?? self::string($json, $place);
    }

    private static function instantOf(mixed $json): ?\DateTimeImmutable
    {
        $shape = '/^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)$/D';
        if (!is_string($json) || preg_match($shape, $json) !== 1) {
            return null;
        }
        try {
            return new \DateTimeImmutable($json);
        } catch (\Exception) {
            return null;
        }
    }

    public static function bytes(mixed $json, string $place): string
    {
        $bytes = base64_decode(self::string($json, $place), true);
        return $bytes === false ? throw new ReadException($place, 'Base64') : $bytes;
    }

    public static function anything(mixed $json, string $place): mixed
    {
        return $json;
    }

    /**
     * What reads a list.
     *
     * @template Item
     * @param callable(mixed, string): Item $item
     * @return \Closure(mixed, string): list<Item>
     */
    public static function listOf(callable $item): \Closure
    {
        return static function (mixed $json, string $place) use ($item): array {
            if (!is_array($json)) {
                throw new ReadException($place, 'a list');
            }
            $items = [];
            foreach (array_values($json) as $index => $value) {
                $items[] = $item($value, "$place/$index");
            }
            return $items;
        };
    }

    /**
     * What reads an object with any members.
     *
     * @template Item
     * @param callable(mixed, string): Item $item
     * @return \Closure(mixed, string): array<string, Item>
     */
    public static function mapOf(callable $item): \Closure
    {
        return static function (mixed $json, string $place) use ($item): array {
            $items = [];
            foreach (self::object($json, $place) as $name => $value) {
                $items[(string) $name] = $item($value, "$place/$name");
            }
            return $items;
        };
    }

    /**
     * What reads a value that may be null.
     *
     * @template Item
     * @param callable(mixed, string): Item $item
     * @return \Closure(mixed, string): (Item|null)
     */
    public static function nullable(callable $item): \Closure
    {
        return static fn (mixed $json, string $place) => $json === null ? null : $item($json, $place);
    }

    /** @return array<string, mixed> the members of an object */
    public static function object(mixed $json, string $place): array
    {
        return $json instanceof \stdClass ? get_object_vars($json) : throw new ReadException($place, 'an object');
    }

    /**
     * An object of the members that are not null.
     *
     * @param array<string, mixed> $members
     */
    public static function members(array $members): \stdClass
    {
        return (object) array_filter($members, static fn (mixed $value) => $value !== null);
    }

    /** UTC, to the millisecond; text of the wall clock as it is. */
    public static function time(\DateTimeInterface|string $time): string
    {
        if (is_string($time)) {
            return $time;
        }
        $utc = \DateTimeImmutable::createFromInterface($time)->setTimezone(new \DateTimeZone('UTC'));
        return $utc->format('Y-m-d\TH:i:s.v\Z');
    }

    public static function json(mixed $value): string
    {
        return json_encode($value, JSON_THROW_ON_ERROR | JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE);
    }

    /** A value as it stands in a path, a query, a header field or a form. */
    public static function text(mixed $value): string
    {
        return match (true) {
            is_bool($value) => $value ? 'true' : 'false',
            $value instanceof \DateTimeInterface => self::time($value),
            is_float($value) => self::json($value),
            default => (string) $value,
        };
    }

    /**
     * `name=value&…`, percent-encoded as RFC 3986 wants it.
     *
     * @param list<array{string, mixed}> $pairs
     */
    public static function pairs(array $pairs): string
    {
        $texts = [];
        foreach ($pairs as [$name, $value]) {
            $texts[] = rawurlencode($name) . '=' . rawurlencode(self::text($value));
        }
        return implode('&', $texts);
    }
}
