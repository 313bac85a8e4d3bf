/// What the errors of all operations have in common.
extension PHPClientSupport {
  static let fileException = #"""
<?php

declare(strict_types=1);

namespace PasseMarche\Exception;

/** The file of a download could not be written. */
final class FileException extends PasseMarcheException
{
    public function __construct(string $reason)
    {
        parent::__construct("the file cannot be written: $reason");
    }

    public function kind(): string
    {
        return 'file';
    }
}

"""#

  static let passeMarcheException = #"""
<?php

declare(strict_types=1);

namespace PasseMarche\Exception;

/** What every method of the client throws. */
abstract class PasseMarcheException extends \RuntimeException
{
    /** Why: `declared`, `transport`, `timeout`, `token`, `undeclared`, `unreadable`, `too_large` or `file`. */
    abstract public function kind(): string;

    /** The status of the answer; null where there was none. */
    public function status(): ?int
    {
        return null;
    }

    /**
     * What the service says about it, one sentence for each reason; empty where there was no answer.
     *
     * @return list<string>
     */
    public function sentences(): array
    {
        return [];
    }

    /** Whole seconds after which the same request may be sent again; null where the service does not say so. */
    public function retryAfter(): ?int
    {
        return null;
    }
}

"""#

  static let readException = #"""
<?php

declare(strict_types=1);

namespace PasseMarche\Exception;

/** JSON that is not what the contract says. */
final class ReadException extends \RuntimeException
{
    /** @param string $place where it stands, as a JSON pointer */
    public function __construct(string $place, string $expected)
    {
        parent::__construct(($place === '' ? 'the body' : $place) . " is not $expected");
    }
}

"""#

  static let refusedException = #"""
<?php

declare(strict_types=1);

namespace PasseMarche\Exception;

use PasseMarche\Http\Answer;
use PasseMarche\Http\Headers;

/**
 * An answer that declines the request, with a status and a body that the contract declares for the operation. There is
 * a subclass for each status and kind of body; its `body` is what the service answered.
 */
abstract class RefusedException extends PasseMarcheException
{
    /** @var list<string> */
    private readonly array $sentences;

    /** @param string $operation as the contract calls it */
    final protected function __construct(
        public readonly string $operation,
        private readonly Answer $answer,
        mixed $json = null,
    ) {
        $this->sentences = self::reasons($json);
        $words = implode('; ', $this->sentences);
        parent::__construct($answer->status . ($words === '' ? '' : ": $words"));
    }

    /** @throws \Exception where the answer is not what the contract says */
    abstract public static function of(string $operation, Answer $answer): self;

    public function kind(): string
    {
        return 'declared';
    }

    public function status(): int
    {
        return $this->answer->status;
    }

    public function headers(): Headers
    {
        return $this->answer->headers;
    }

    public function sentences(): array
    {
        return $this->sentences;
    }

    public function retryAfter(): ?int
    {
        return $this->answer->retryAfter();
    }

    /**
     * The members that say why: the list of reasons, or the one there is.
     *
     * @return list<string>
     */
    private static function reasons(mixed $json): array
    {
        foreach (['errors', 'error_description', 'detail', 'error'] as $name) {
            $value = $json instanceof \stdClass ? $json->$name ?? null : null;
            if (is_string($value)) {
                return [$value];
            }
            if (is_array($value) && array_filter($value, is_string(...)) === $value) {
                return $value;
            }
        }
        return [];
    }
}

"""#

  static let timeoutException = #"""
<?php

declare(strict_types=1);

namespace PasseMarche\Exception;

/** The answer took longer than the operation may; of a download, the service was silent for so long. */
final class TimeoutException extends PasseMarcheException
{
    public function __construct(public readonly float $seconds)
    {
        parent::__construct("no answer within $seconds seconds");
    }

    public function kind(): string
    {
        return 'timeout';
    }
}

"""#

  static let tokenException = #"""
<?php

declare(strict_types=1);

namespace PasseMarche\Exception;

/** There was no access token to call with; the previous exception is that of whoever provides it. */
final class TokenException extends PasseMarcheException
{
    public function __construct(\Throwable $reason)
    {
        parent::__construct('no access token: ' . $reason->getMessage(), 0, $reason);
    }

    public function kind(): string
    {
        return 'token';
    }

    public function retryAfter(): ?int
    {
        $reason = $this->getPrevious();
        return $reason instanceof PasseMarcheException ? $reason->retryAfter() : null;
    }
}

"""#

  static let tooLargeException = #"""
<?php

declare(strict_types=1);

namespace PasseMarche\Exception;

/** A body larger than the contract allows. */
final class TooLargeException extends PasseMarcheException
{
    /** @param int $limit in bytes */
    public function __construct(public readonly int $limit)
    {
        parent::__construct("the answer is larger than $limit bytes");
    }

    public function kind(): string
    {
        return 'too_large';
    }
}

"""#

  static let transportException = #"""
<?php

declare(strict_types=1);

namespace PasseMarche\Exception;

use PasseMarche\Http\TransportFault;

/** There was no answer, or it broke off: the network, TLS, or the service going away. */
final class TransportException extends PasseMarcheException
{
    /** Whether it is sure that the service has not seen the request. */
    public readonly bool $isUnsent;

    public function __construct(\Throwable $reason)
    {
        $this->isUnsent = $reason instanceof TransportFault && $reason->isUnsent;
        parent::__construct('no answer: ' . $reason->getMessage(), 0, $reason);
    }

    public function kind(): string
    {
        return 'transport';
    }
}

"""#

  static let undeclaredStatusException = #"""
<?php

declare(strict_types=1);

namespace PasseMarche\Exception;

use PasseMarche\Http\Answer;

/** A status that the contract does not declare for the operation. */
final class UndeclaredStatusException extends PasseMarcheException
{
    public function __construct(public readonly Answer $answer)
    {
        parent::__construct("unexpected status $answer->status");
    }

    public function kind(): string
    {
        return 'undeclared';
    }

    public function status(): int
    {
        return $this->answer->status;
    }

    public function retryAfter(): ?int
    {
        return $this->answer->retryAfter();
    }
}

"""#

  static let unreadableAnswerException = #"""
<?php

declare(strict_types=1);

namespace PasseMarche\Exception;

use PasseMarche\Http\Answer;

/** An answer that is not what the contract says. */
final class UnreadableAnswerException extends PasseMarcheException
{
    public function __construct(public readonly Answer $answer, \Throwable $reason)
    {
        parent::__construct("unreadable answer with status $answer->status: {$reason->getMessage()}", 0, $reason);
    }

    public function kind(): string
    {
        return 'unreadable';
    }

    public function status(): int
    {
        return $this->answer->status;
    }
}

"""#
}
