<?php

// Written from spec.yaml by `spec`. Changes are lost: change the contract.

declare(strict_types=1);

namespace PasseMarche\Model;

use PasseMarche\Exception\ReadException;
use PasseMarche\Members;
use PasseMarche\Wire;

final class Conflict implements \JsonSerializable
{
    /** @param ?string $code see {@see ConflictCode} */
    public function __construct(
        public readonly ?string $code = null,
        public readonly ?string $detail = null,
    ) {
    }

    /** @throws \PasseMarche\Exception\ReadException where it is not what the contract says */
    public static function read(mixed $json, string $place = ''): self
    {
        $members = new Members($json, $place);
        return new self(
            code: $members->may('code', Wire::string(...)),
            detail: $members->may('detail', Wire::string(...)),
        );
    }

    public function jsonSerialize(): \stdClass
    {
        return Wire::members([
            'code' => $this->code,
            'detail' => $this->detail,
        ]);
    }
}
