<?php

// Written from passemarche.yaml by `spec`. Changes are lost: change the contract.

declare(strict_types=1);

namespace PasseMarche\Vectors;

use PasseMarche\Download;
use PasseMarche\Members;
use PasseMarche\Model;
use PasseMarche\PasseMarcheClient;
use PasseMarche\UnrecognizedEvent;
use PasseMarche\Wire;

/** @return array<string, callable(PasseMarcheClient, Members): mixed> */
function calls(): array
{
    return [
        'createToken' => static fn (PasseMarcheClient $client, Members $given) =>
            $client->createToken(scope: $given->may('scope', Wire::string(...))),
        'revokeToken' => static fn (PasseMarcheClient $client, Members $given) =>
            $client->revokeToken(
                token: $given->need('token', Wire::string(...)),
                tokenTypeHint: $given->may('token_type_hint', Wire::string(...)),
            ),
        'introspectToken' => static fn (PasseMarcheClient $client, Members $given) =>
            $client->introspectToken(
                token: $given->need('token', Wire::string(...)),
                tokenTypeHint: $given->may('token_type_hint', Wire::string(...)),
            ),
        'getTokenInfo' => static fn (PasseMarcheClient $client, Members $given) =>
            $client->getTokenInfo(),
        'getAuthorizationServerMetadata' => static fn (PasseMarcheClient $client, Members $given) =>
            $client->getAuthorizationServerMetadata(),
        'getStatus' => static fn (PasseMarcheClient $client, Members $given) =>
            $client->getStatus(),
        'createPublicMarket' => static fn (PasseMarcheClient $client, Members $given) =>
            $client->createPublicMarket(body: $given->need('body', Model\PublicMarketInput::read(...))),
        'listPublicMarkets' => static fn (PasseMarcheClient $client, Members $given) =>
            $client->listPublicMarkets(
                limit: $given->may('limit', Wire::integer(...)),
                cursor: $given->may('cursor', Wire::string(...)),
            ),
        'getPublicMarket' => static fn (PasseMarcheClient $client, Members $given) =>
            $client->getPublicMarket(identifier: $given->need('identifier', Wire::string(...))),
        'createMarketApplication' => static fn (PasseMarcheClient $client, Members $given) =>
            $client->createMarketApplication(
                identifier: $given->need('identifier', Wire::string(...)),
                body: $given->may('body', Model\MarketApplicationInput::read(...)),
            ),
        'listMarketApplications' => static fn (PasseMarcheClient $client, Members $given) =>
            $client->listMarketApplications(
                identifier: $given->need('identifier', Wire::string(...)),
                limit: $given->may('limit', Wire::integer(...)),
                cursor: $given->may('cursor', Wire::string(...)),
            ),
        'getMarketApplication' => static fn (PasseMarcheClient $client, Members $given) =>
            $client->getMarketApplication(identifier: $given->need('identifier', Wire::string(...))),
        'getUp' => static fn (PasseMarcheClient $client, Members $given) =>
            $client->getUp(),
        'getReadiness' => static fn (PasseMarcheClient $client, Members $given) =>
            $client->getReadiness(),
        'getContractYAML' => static fn (PasseMarcheClient $client, Members $given) =>
            $client->getContractYaml(),
        'getContractJSON' => static fn (PasseMarcheClient $client, Members $given) =>
            $client->getContractJson(),
    ];
}

/** @return array<string, callable(PasseMarcheClient, Members): \Generator> */
function lists(): array
{
    return [
        'listPublicMarkets' => static fn (PasseMarcheClient $client, Members $given) =>
            $client->allPublicMarkets(limit: $given->may('limit', Wire::integer(...))),
        'listMarketApplications' => static fn (PasseMarcheClient $client, Members $given) =>
            $client->allMarketApplications(
                identifier: $given->need('identifier', Wire::string(...)),
                limit: $given->may('limit', Wire::integer(...)),
            ),
    ];
}

/** @return array<string, callable(PasseMarcheClient, Members, string, callable): Download> */
function downloads(): array
{
    return [
        'getAttestation' =>
            static fn (PasseMarcheClient $client, Members $given, string $file, callable $progress) =>
                $client->getAttestation(
                    identifier: $given->need('identifier', Wire::string(...)),
                    file: $file,
                    progress: $progress,
                ),
        'getDocumentsPackage' =>
            static fn (PasseMarcheClient $client, Members $given, string $file, callable $progress) =>
                $client->getDocumentsPackage(
                    identifier: $given->need('identifier', Wire::string(...)),
                    file: $file,
                    progress: $progress,
                ),
    ];
}

function eventName(object $event): string
{
    return match (true) {
        $event instanceof Model\MarketCompletedEvent => 'market.completed',
        $event instanceof Model\MarketApplicationCompletedEvent => 'market_application.completed',
        $event instanceof UnrecognizedEvent => $event->name,
    };
}
