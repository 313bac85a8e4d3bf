<?php

// Written from passemarche.yaml by `spec`. Changes are lost: change the contract.

declare(strict_types=1);

namespace PasseMarche\Exception;

use PasseMarche\Http\Answer;
use PasseMarche\Model;

/** The contract declares 422 for the operation. */
final class UnprocessableException extends RefusedException
{
    public readonly Model\Unprocessable $body;

    public static function of(string $operation, Answer $answer): self
    {
        $json = $answer->json();
        $refusal = new self($operation, $answer, $json);
        $refusal->body = Model\Unprocessable::read($json, '');
        return $refusal;
    }
}
