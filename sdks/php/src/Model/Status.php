<?php

// Written from passemarche.yaml by `spec`. Changes are lost: change the contract.

declare(strict_types=1);

namespace PasseMarche\Model;

use PasseMarche\Exception\ReadException;
use PasseMarche\Members;
use PasseMarche\Wire;

final class Status implements \JsonSerializable
{
    /** @param string $environment see {@see StatusEnvironment} */
    public function __construct(
        public readonly string $version,
        public readonly string $environment,
        public readonly string $clientId,
        public readonly string $scope,
        public readonly \DateTimeInterface $time,
        public readonly string $status = 'ok',
    ) {
    }

    /** @throws \PasseMarche\Exception\ReadException where it is not what the contract says */
    public static function read(mixed $json, string $place = ''): self
    {
        $members = new Members($json, $place);
        return new self(
            version: $members->need('version', Wire::string(...)),
            environment: $members->need('environment', Wire::string(...)),
            clientId: $members->need('client_id', Wire::string(...)),
            scope: $members->need('scope', Wire::string(...)),
            time: $members->need('time', Wire::instant(...)),
            status: $members->need('status', Wire::string(...)),
        );
    }

    public function jsonSerialize(): \stdClass
    {
        return Wire::members([
            'status' => $this->status,
            'version' => $this->version,
            'environment' => $this->environment,
            'client_id' => $this->clientId,
            'scope' => $this->scope,
            'time' => Wire::time($this->time),
        ]);
    }
}
