<?php

// Written from spec.yaml by `spec`. Changes are lost: change the contract.

declare(strict_types=1);

namespace PasseMarche\Exception;

use PasseMarche\Http\Answer;

/** The contract declares 410 for the operation. */
final class GoneException extends RefusedException
{
    public static function of(string $operation, Answer $answer): self
    {
        return new self($operation, $answer);
    }
}
