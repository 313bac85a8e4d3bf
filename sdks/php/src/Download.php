<?php

// Written by `spec`. Changes are lost.

declare(strict_types=1);

namespace PasseMarche;

/** A file that was downloaded. */
final class Download
{
    /**
     * @param int $size in bytes
     * @param string $sha256 hexadecimal
     * @param string|null $name the name that the service gives the file, without any folder
     */
    public function __construct(
        public readonly string $file,
        public readonly int $size,
        public readonly string $sha256,
        public readonly ?string $contentType,
        public readonly ?string $name,
    ) {
    }
}
