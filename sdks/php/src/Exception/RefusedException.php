<?php

// Written by `spec`. Changes are lost.

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
