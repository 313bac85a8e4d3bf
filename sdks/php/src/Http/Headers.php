<?php

// Written by `spec`. Changes are lost.

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
