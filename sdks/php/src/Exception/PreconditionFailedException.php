<?php

// Written from passemarche.yaml by `spec`. Changes are lost: change the contract.

declare(strict_types=1);

namespace PasseMarche\Exception;

use PasseMarche\Http\Answer;
use PasseMarche\Model;

/** The contract declares 412 for the operation. */
final class PreconditionFailedException extends RefusedException
{
    public readonly Model\ErrorBody $body;

    public static function of(string $operation, Answer $answer): self
    {
        $json = $answer->json();
        $refusal = new self($operation, $answer, $json);
        $refusal->body = Model\ErrorBody::read($json, '');
        return $refusal;
    }
}
