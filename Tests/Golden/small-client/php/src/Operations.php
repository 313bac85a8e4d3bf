<?php

// Written from spec.yaml by `spec`. Changes are lost: change the contract.

declare(strict_types=1);

namespace PasseMarche;

/**
 * What the contract says of operations.
 *
 * @internal
 */
final class Operations
{
    public const TABLE = [
        'createToken' => [
            'method' => 'POST',
            'needsToken' => false,
            'quota' => 'api',
            'timeout' => 35,
            'limit' => 65536,
            'accept' => 'application/json',
            'refusals' => [
                401 => Exception\UnauthorizedException::class,
            ],
        ],
        'listThings' => [
            'method' => 'GET',
            'needsToken' => true,
            'quota' => 'api',
            'timeout' => 35,
            'limit' => 65536,
            'accept' => 'application/json',
            'refusals' => [
                422 => Exception\UnprocessableContentException::class,
                500 => Exception\InternalServerErrorException::class,
            ],
        ],
        'createThing' => [
            'method' => 'POST',
            'needsToken' => true,
            'quota' => 'api',
            'timeout' => 35,
            'limit' => 65536,
            'accept' => 'application/json',
            'refusals' => [
                409 => Exception\ConflictException::class,
                410 => Exception\GoneException::class,
                422 => Exception\UnprocessableContentException::class,
            ],
        ],
        'touchThing' => [
            'method' => 'PATCH',
            'needsToken' => true,
            'quota' => 'api',
            'timeout' => 35,
            'limit' => 65536,
            'accept' => 'application/json',
            'refusals' => [
                404 => Exception\NotFoundException::class,
            ],
        ],
        'deleteThing' => [
            'method' => 'DELETE',
            'needsToken' => true,
            'quota' => 'api',
            'timeout' => 35,
            'limit' => 65536,
            'accept' => 'application/json',
            'refusals' => [
                404 => Exception\NotFoundException::class,
            ],
        ],
        'getArchive' => [
            'method' => 'GET',
            'needsToken' => true,
            'quota' => 'large-files',
            'timeout' => 60,
            'limit' => 524288000,
            'accept' => 'application/zip, application/json',
            'refusals' => [
                404 => Exception\NotFoundException::class,
                416 => Exception\RangeNotSatisfiableException::class,
            ],
        ],
        'getPicture' => [
            'method' => 'GET',
            'needsToken' => false,
            'quota' => null,
            'timeout' => 35,
            'limit' => 1048576,
            'accept' => 'image/png, application/json',
            'refusals' => [
                404 => Exception\NotFoundException::class,
            ],
        ],
        'putPicture' => [
            'method' => 'PUT',
            'needsToken' => true,
            'quota' => 'api',
            'timeout' => 35,
            'limit' => 65536,
            'accept' => 'application/json',
            'refusals' => [
                404 => Exception\NotFoundException::class,
            ],
        ],
        'claimThings' => [
            'method' => 'POST',
            'needsToken' => true,
            'quota' => 'api',
            'timeout' => 35,
            'limit' => 65536,
            'accept' => 'application/json',
            'refusals' => [
                422 => Exception\UnprocessableContentException::class,
            ],
        ],
        'getVersion' => [
            'method' => 'GET',
            'needsToken' => false,
            'quota' => null,
            'timeout' => 35,
            'limit' => 65536,
            'accept' => 'text/plain, application/json',
            'refusals' => [
                404 => Exception\NotFoundException::class,
            ],
        ],
    ];
}
