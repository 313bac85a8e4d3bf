<?php

// Written by `spec`. Changes are lost.

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
