<?php

// Written from spec.yaml by `spec`. Changes are lost: change the contract.

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
        'listThings' => static fn (PasseMarcheClient $client, Members $given) =>
            $client->listThings(
                xTrace: $given->need('X-Trace', Wire::string(...)),
                limit: $given->may('limit', Wire::integer(...)),
                cursor: $given->may('cursor', Wire::string(...)),
                colors: $given->may('colors', Wire::listOf(Wire::string(...))),
                ids: $given->may('ids', Wire::listOf(Wire::integer(...))),
                madeAfter: $given->may('made_after', Wire::instant(...)),
            ),
        'createThing' => static fn (PasseMarcheClient $client, Members $given) =>
            $client->createThing(body: $given->need('body', Model\Thing::read(...))),
        'touchThing' => static fn (PasseMarcheClient $client, Members $given) =>
            $client->touchThing(
                id: $given->need('id', Wire::string(...)),
                body: $given->may('body', Model\Change::read(...)),
            ),
        'deleteThing' => static fn (PasseMarcheClient $client, Members $given) =>
            $client->deleteThing(id: $given->need('id', Wire::string(...))),
        'getPicture' => static fn (PasseMarcheClient $client, Members $given) =>
            $client->getPicture(id: $given->need('id', Wire::string(...))),
        'putPicture' => static fn (PasseMarcheClient $client, Members $given) =>
            $client->putPicture(
                id: $given->need('id', Wire::string(...)),
                body: $given->need('body', Wire::bytes(...)),
            ),
        'claimThings' => static fn (PasseMarcheClient $client, Members $given) =>
            $client->claimThings(
                ids: $given->need('ids', Wire::listOf(Wire::string(...))),
                color: $given->need('color', Wire::string(...)),
                shown: $given->need('shown', Wire::boolean(...)),
                count: $given->may('count', Wire::integer(...)),
            ),
        'getVersion' => static fn (PasseMarcheClient $client, Members $given) =>
            $client->getVersion(),
    ];
}

/** @return array<string, callable(PasseMarcheClient, Members): \Generator> */
function lists(): array
{
    return [
        'listThings' => static fn (PasseMarcheClient $client, Members $given) =>
            $client->allThings(
                xTrace: $given->need('X-Trace', Wire::string(...)),
                limit: $given->may('limit', Wire::integer(...)),
                colors: $given->may('colors', Wire::listOf(Wire::string(...))),
                ids: $given->may('ids', Wire::listOf(Wire::integer(...))),
                madeAfter: $given->may('made_after', Wire::instant(...)),
            ),
    ];
}

/** @return array<string, callable(PasseMarcheClient, Members, string, callable): Download> */
function downloads(): array
{
    return [
        'getArchive' =>
            static fn (PasseMarcheClient $client, Members $given, string $file, callable $progress) =>
                $client->getArchive(id: $given->need('id', Wire::string(...)), file: $file, progress: $progress),
    ];
}

function eventName(object $event): string
{
    return match (true) {
        $event instanceof Model\ThingSold => 'thing.sold',
        $event instanceof Model\ThingLost => 'thing.lost',
        $event instanceof UnrecognizedEvent => $event->name,
    };
}
