/// Downloads to a file.
extension PHPClientSupport {
  static let download = #"""
<?php

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

"""#

  static let downloads = #"""
<?php

declare(strict_types=1);

namespace PasseMarche;

use PasseMarche\Exception\PasseMarcheException;
use PasseMarche\Exception\TransportException;
use PasseMarche\Http\TransportFault;

/**
 * Writes the body of an answer to a file. While it is incomplete it stands beside it, under the name with `.part`
 * behind it.
 *
 * @internal
 */
final class Downloads
{
    /**
     * @param bool $isResumable whether the service sends parts of a file (RFC 9110 section 14). Then a broken download
     *     goes on where it stopped, even in another process, as long as the service has the same file.
     * @param (callable(int, int|null): void)|null $progress
     */
    public static function fetch(
        Engine $engine,
        Call $call,
        string $file,
        bool $isResumable,
        ?callable $progress,
    ): Download {
        $attempts = new Attempts($engine, $call);
        $part = new PartialFile($file, $isResumable, $call->limit, $progress);
        try {
            while (true) {
                $token = $attempts->token();
                $before = $part->size();
                try {
                    $engine->send($call, $token, $part, $part->headers(), true);
                    if ($part->isTaken()) {
                        return $part->finish()
                            ?? throw new TransportException(new TransportFault('the body ended too early'));
                    }
                } catch (PasseMarcheException $error) {
                    $attempts->continueOrThrow($error, $isResumable && $part->size() > $before);
                    if (!$isResumable) {
                        $part->restart();
                    }
                    continue;
                }
                $answer = $part->answer();
                if ($answer->status === 416 && $before > 0) {
                    // What is there is no beginning of what the service has now.
                    $part->restart();
                } elseif ($attempts->isOver($answer)) {
                    throw $engine->failure($call, $answer);
                }
            }
        } finally {
            $part->close();
        }
    }
}

"""#

  static let partialFile = #"""
<?php

declare(strict_types=1);

namespace PasseMarche;

use PasseMarche\Exception\FileException;
use PasseMarche\Exception\TooLargeException;
use PasseMarche\Exception\TransportException;
use PasseMarche\Http\Answer;
use PasseMarche\Http\Gathering;
use PasseMarche\Http\Headers;
use PasseMarche\Http\Sink;
use PasseMarche\Http\TransportFault;

/**
 * The part of a download that is there.
 *
 * @internal
 */
final class PartialFile implements Sink
{
    /** Bytes of the largest answer in place of the file. */
    private const LARGEST_REFUSAL = 1 << 20;

    /** @var resource */
    private $handle;
    private \HashContext $hash;
    private int $size = 0;
    /** The size of the whole; null where it is not known. */
    private ?int $total = null;
    /** The entity tag of what the part is a part of, which a file beside it holds. */
    private ?string $tag = null;
    private Headers $headers;
    private bool $isTaken = false;
    private bool $isFinished = false;
    private Gathering $instead;

    /** @param (callable(int, int|null): void)|null $progress */
    public function __construct(
        private readonly string $file,
        private readonly bool $isResumable,
        private readonly int $limit,
        private $progress,
    ) {
        $this->hash = hash_init('sha256');
        $this->instead = new Gathering(self::LARGEST_REFUSAL);
        $tag = $isResumable && is_file($this->tagFile()) ? (string) @file_get_contents($this->tagFile()) : '';
        $isKnown = $tag !== '' && is_file($this->part());
        $handle = @fopen($this->part(), $isKnown ? 'r+b' : 'w+b');
        $this->handle = $handle !== false ? $handle : throw new FileException(self::reason());
        if ($isKnown) {
            $this->tag = $tag;
            $this->size = (int) hash_update_stream($this->hash, $this->handle);
        }
    }

    private function part(): string
    {
        return $this->file . '.part';
    }

    private function tagFile(): string
    {
        return $this->file . '.part-tag';
    }

    private static function reason(): string
    {
        return error_get_last()['message'] ?? 'unknown';
    }

    public function size(): int
    {
        return $this->size;
    }

    /**
     * Asks for what is missing, if the file is still the same.
     *
     * @return array<string, string>
     */
    public function headers(): array
    {
        return $this->size > 0 && $this->tag !== null
            ? ['Range' => "bytes=$this->size-", 'If-Range' => $this->tag]
            : [];
    }

    public function head(int $status, Headers $headers): void
    {
        $this->headers = $headers;
        $this->isTaken = $this->accept($status, $headers);
        if (!$this->isTaken) {
            $this->instead = new Gathering(self::LARGEST_REFUSAL);
            $this->instead->head($status, $headers);
        }
    }

    /** Whether the answer brings the file, or the rest of it. */
    private function accept(int $status, Headers $headers): bool
    {
        if ($status === 200) {
            if ($this->size > 0) {
                $this->restart();
            }
            $this->total = $headers->number('Content-Length');
            $this->keep($headers->get('ETag'));
            return true;
        }
        $range = $headers->get('Content-Range') ?? '';
        $isRest = $status === 206 && $this->size > 0
            && preg_match('/^bytes (\d+)-\d+\/(\d+|\*)$/D', $range, $match) === 1 && (int) $match[1] === $this->size;
        if (!$isRest) {
            return false;
        }
        $this->total = $match[2] === '*' ? null : (int) $match[2];
        return true;
    }

    /** Only a strong tag stands for the same bytes. */
    private function keep(?string $tag): void
    {
        if (!$this->isResumable || $tag === null || !str_starts_with($tag, '"')) {
            return;
        }
        $this->tag = $tag;
        if (@file_put_contents($this->tagFile(), $tag) === false) {
            throw new FileException(self::reason());
        }
    }

    public function chunk(string $bytes): void
    {
        if (!$this->isTaken) {
            $this->instead->chunk($bytes);
            return;
        }
        if ($this->size + strlen($bytes) > $this->limit) {
            throw new TooLargeException($this->limit);
        }
        if (@fwrite($this->handle, $bytes) !== strlen($bytes)) {
            throw new FileException(self::reason());
        }
        hash_update($this->hash, $bytes);
        $this->size += strlen($bytes);
        if ($this->progress !== null) {
            ($this->progress)($this->size, $this->total);
        }
    }

    /** Whether the last answer was the file, or the rest of it. */
    public function isTaken(): bool
    {
        return $this->isTaken;
    }

    /** The answer that came in place of the file. */
    public function answer(): Answer
    {
        return $this->instead->answer();
    }

    public function restart(): void
    {
        ftruncate($this->handle, 0);
        rewind($this->handle);
        @unlink($this->tagFile());
        $this->hash = hash_init('sha256');
        $this->tag = null;
        $this->size = 0;
        $this->total = null;
    }

    /**
     * Gives the file its name; null where it is not whole. Whoever looks for it finds the whole of it, or the one of
     * before.
     */
    public function finish(): ?Download
    {
        if ($this->total !== null && $this->size !== $this->total) {
            return null;
        }
        $sha256 = hash_final(hash_copy($this->hash));
        $this->verify($sha256, $this->headers->get('Repr-Digest') ?? '');
        if (!fsync($this->handle) || !fclose($this->handle) || !@rename($this->part(), $this->file)) {
            throw new FileException(self::reason());
        }
        $this->isFinished = true;
        @unlink($this->tagFile());
        $name = self::name($this->headers->get('Content-Disposition') ?? '');
        return new Download($this->file, $this->size, $sha256, $this->headers->get('Content-Type'), $name);
    }

    /** Holds the bytes against the digest of the whole (RFC 9530), where the service gives one. */
    private function verify(string $sha256, string $digest): void
    {
        $isTold = preg_match('/(?:^|,\s*)sha-256=:([A-Za-z0-9+\/=]+):/', $digest, $match) === 1;
        if ($isTold && bin2hex((string) base64_decode($match[1], true)) !== $sha256) {
            $this->restart();
            throw new TransportException(new TransportFault('its digest is not the one that the service told'));
        }
    }

    /** The `filename` of a disposition (RFC 6266), without what could lead elsewhere. */
    private static function name(string $disposition): ?string
    {
        if (preg_match('/filename="([^"]*)"/', $disposition, $match) !== 1) {
            return null;
        }
        $name = substr((string) strrchr('/' . $match[1], '/'), 1);
        return $name === '' || $name[0] === '.' || str_contains($name, '\\') ? null : $name;
    }

    /** Leaves what can be gone on with, and removes what cannot. */
    public function close(): void
    {
        if ($this->isFinished) {
            return;
        }
        if (is_resource($this->handle)) {
            fclose($this->handle);
        }
        if ($this->tag === null || $this->size === 0) {
            @unlink($this->part());
            @unlink($this->tagFile());
        }
    }
}

"""#
}
