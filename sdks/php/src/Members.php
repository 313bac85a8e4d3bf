<?php

// Written by `spec`. Changes are lost.

declare(strict_types=1);

namespace PasseMarche;

use PasseMarche\Exception\ReadException;

/**
 * The members of an object in JSON. Those that nobody asks for are read past.
 *
 * @internal
 */
final class Members
{
    /** @var array<string, mixed> */
    private readonly array $values;

    /** @throws ReadException where it is no object */
    public function __construct(mixed $json, private readonly string $place = '')
    {
        $this->values = Wire::object($json, $place);
    }

    /**
     * A member that has to be there.
     *
     * @template Value
     * @param callable(mixed, string): Value $read
     * @return Value
     */
    public function need(string $name, callable $read): mixed
    {
        return $read($this->values[$name] ?? null, "$this->place/$name");
    }

    /**
     * A member that may be absent, or null.
     *
     * @template Value
     * @param callable(mixed, string): Value $read
     * @return Value|null
     */
    public function may(string $name, callable $read): mixed
    {
        return isset($this->values[$name]) ? $read($this->values[$name], "$this->place/$name") : null;
    }
}
