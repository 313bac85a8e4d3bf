<?php

// Written from passemarche.yaml by `spec`. Changes are lost: change the contract.

declare(strict_types=1);

namespace PasseMarche\Model;

use PasseMarche\Exception\ReadException;
use PasseMarche\Members;
use PasseMarche\Wire;

final class PublicMarketCreated implements \JsonSerializable
{
    public function __construct(
        public readonly string $identifier,
        public readonly string $configurationUrl,
    ) {
    }

    /** @throws \PasseMarche\Exception\ReadException where it is not what the contract says */
    public static function read(mixed $json, string $place = ''): self
    {
        $members = new Members($json, $place);
        return new self(
            identifier: $members->need('identifier', Wire::string(...)),
            configurationUrl: $members->need('configuration_url', Wire::string(...)),
        );
    }

    public function jsonSerialize(): \stdClass
    {
        return Wire::members([
            'identifier' => $this->identifier,
            'configuration_url' => $this->configurationUrl,
        ]);
    }
}
