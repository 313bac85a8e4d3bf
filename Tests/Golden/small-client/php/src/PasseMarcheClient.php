<?php

// Written from spec.yaml by `spec`. Changes are lost: change the contract.

declare(strict_types=1);

namespace PasseMarche;

/**
 * The client of Small service, version 0.2.0 of its contract.
 *
 * One of each thing that a client can be given, and of each that it is not.
 */
final class PasseMarcheClient
{
    /** The version of the contract that the client was written from. */
    public const CONTRACT_VERSION = '0.2.0';

    /** Where the tokens of this client come from. */
    public readonly AccessTokens $tokens;
    private readonly Engine $engine;

    /**
     * @param string $baseUrl where the service is, an absolute URL; a wrong one shows at the first call
     * @param string $clientId of the editor, as the service gave it
     * @param string|null $scope of the tokens, separated by spaces; null for what the service gives
     * @param AccessTokens|null $tokens where the tokens come from; null for those that the client fetches itself
     * @param string|null $tokenFile where to keep the token, for all processes that use these credentials; null for
     *   this process's memory
     * @param float|null $timeout seconds that a call may take, in place of what the contract says of each operation
     * @param string|null $product yours, as `MyPlatform/2.1`: told to the service behind the client's own name
     */
    public function __construct(
        string $baseUrl,
        string $clientId,
        #[\SensitiveParameter] string $clientSecret,
        ?string $scope = null,
        ?AccessTokens $tokens = null,
        ?string $tokenFile = null,
        RetryPolicy $retries = new RetryPolicy(),
        ?float $timeout = null,
        ?string $product = null,
        ?Http\Transport $transport = null,
        Clock $clock = new SystemClock(),
    ) {
        $agent = 'PasseMarche-PHP/' . self::CONTRACT_VERSION . ' (PHP ' . PHP_VERSION . ')'
            . ($product === null ? '' : " $product");
        $credentials = new Credentials($clientId, $clientSecret);
        $transport ??= new Http\CurlTransport();
        $this->engine = new Engine($baseUrl, $credentials, $transport, $retries, $agent, $clock, $timeout);
        $fetch = function () use ($scope, $clock): AccessToken {
            $began = $clock->now();
            $token = $this->createToken(scope: $scope);
            $end = $began->modify("+$token->expiresIn seconds");
            return new AccessToken($token->accessToken, $began, $end);
        };
        $owner = "$clientId $scope " . rtrim($baseUrl, '/');
        $this->tokens = $tokens ?? ($tokenFile === null
            ? new FetchedTokens($fetch, $clock)
            : new TokenFile($tokenFile, $owner, $fetch, $clock));
        $this->engine->tokens = $this->tokens;
    }

    /**
     * What the service last said of a quota; null before the first call that is charged to it.
     *
     * @param string $name see {@see Quota}
     */
    public function quota(string $name): ?QuotaState
    {
        return $this->engine->quota($name);
    }

    /**
     * Get a token.
     *
     * `POST /token`, operation `createToken`
     *
     * @param ?string $scope Separated by spaces
     * @throws Exception\UnauthorizedException 401: Not so
     * @throws Exception\PasseMarcheException for any other reason
     */
    public function createToken(?string $scope = null): Model\Token
    {
        $call = new Call('createToken', '/token');
        $call->form([
            'grant_type' => 'client_credentials',
            'client_id' => $this->engine->credentials->clientId,
            'client_secret' => $this->engine->credentials->clientSecret(),
            'scope' => $scope,
        ]);
        return $this->engine->json($call, 200, Model\Token::read(...));
    }

    /**
     * List things.
     *
     * `GET /things`, operation `listThings`
     *
     * @param ?int $limit How many at most
     * @param list<string>|null $colors
     * @param list<int>|null $ids
     * @throws Exception\UnprocessableContentException 422: Not so
     * @throws Exception\InternalServerErrorException 500: Not so
     * @throws Exception\PasseMarcheException for any other reason
     */
    public function listThings(
        string $xTrace,
        ?int $limit = null,
        ?string $cursor = null,
        ?array $colors = null,
        ?array $ids = null,
        ?\DateTimeInterface $madeAfter = null,
    ): Model\ThingPage {
        $call = new Call('listThings', '/things');
        $call->header('X-Trace', $xTrace);
        $call->query('limit', $limit);
        $call->query('cursor', $cursor);
        $call->query('colors', $colors);
        $call->query('ids', $ids, true);
        $call->query('made_after', $madeAfter);
        return $this->engine->json($call, 200, Model\ThingPage::read(...));
    }

    /**
     * List things: all of them, each page fetched when it is reached.
     *
     * @return \Generator<int, Model\Thing>
     * @throws Exception\PasseMarcheException
     */
    public function allThings(
        string $xTrace,
        ?int $limit = null,
        ?array $colors = null,
        ?array $ids = null,
        ?\DateTimeInterface $madeAfter = null,
    ): \Generator {
        return Pages::of(function (?string $cursor) use ($xTrace, $limit, $colors, $ids, $madeAfter): array {
            $page = $this->listThings(
                xTrace: $xTrace,
                limit: $limit,
                cursor: $cursor,
                colors: $colors,
                ids: $ids,
                madeAfter: $madeAfter,
            );
            return [$page->things, $page->nextCursor];
        });
    }

    /**
     * Make a thing.
     *
     * Makes one.
     *
     * And tells of it.
     *
     * `POST /things`, operation `createThing`
     *
     * @throws Exception\ConflictException 409: There is one already
     * @throws Exception\GoneException 410: None is made any more
     * @throws Exception\UnprocessableContentException 422: Not so
     * @throws Exception\PasseMarcheException for any other reason
     * @deprecated
     */
    public function createThing(Model\Thing $body): Model\Thing
    {
        $call = new Call('createThing', '/things');
        $call->json(['thing' => $body]);
        return $this->engine->json($call, 201, Model\Thing::read(...));
    }

    /**
     * Change a thing, or nothing.
     *
     * `PATCH /things/{id}`, operation `touchThing`
     *
     * @param string $id Of the thing
     * @throws Exception\NotFoundException 404: Not so
     * @throws Exception\PasseMarcheException for any other reason
     */
    public function touchThing(string $id, ?Model\Change $body = null): void
    {
        $call = new Call('touchThing', '/things/' . rawurlencode(Wire::text($id)));
        if ($body !== null) {
            $call->json($body);
        }
        $this->engine->answer($call, 204);
    }

    /**
     * Forget a thing.
     *
     * `DELETE /things/{id}`, operation `deleteThing`
     *
     * @param string $id Of the thing
     * @throws Exception\NotFoundException 404: Not so
     * @throws Exception\PasseMarcheException for any other reason
     */
    public function deleteThing(string $id): void
    {
        $call = new Call('deleteThing', '/things/' . rawurlencode(Wire::text($id)));
        $this->engine->answer($call, 204);
    }

    /**
     * Download everything about a thing.
     *
     * `GET /things/{id}/archive`, operation `getArchive`
     *
     * @param string $file where the file goes; it is replaced once the new one is whole
     * @param (callable(int, int|null): void)|null $progress told the bytes that are there, and all there will be
     *   where that is known
     * @throws Exception\NotFoundException 404: Not so
     * @throws Exception\RangeNotSatisfiableException 416: Not so
     * @throws Exception\PasseMarcheException for any other reason
     */
    public function getArchive(string $id, string $file, ?callable $progress = null): Download
    {
        $call = new Call('getArchive', '/things/' . rawurlencode(Wire::text($id)) . '/archive');
        return Downloads::fetch($this->engine, $call, $file, true, $progress);
    }

    /**
     * Look at a thing.
     *
     * `GET /things/{id}/picture`, operation `getPicture`
     *
     * @throws Exception\NotFoundException 404: Not so
     * @throws Exception\PasseMarcheException for any other reason
     */
    public function getPicture(string $id): string
    {
        $call = new Call('getPicture', '/things/' . rawurlencode(Wire::text($id)) . '/picture');
        return $this->engine->answer($call, 200)->body;
    }

    /**
     * Show a thing.
     *
     * `PUT /things/{id}/picture`, operation `putPicture`
     *
     * @throws Exception\NotFoundException 404: Not so
     * @throws Exception\PasseMarcheException for any other reason
     */
    public function putPicture(string $id, string $body): void
    {
        $call = new Call('putPicture', '/things/' . rawurlencode(Wire::text($id)) . '/picture');
        $call->send($body, 'image/png');
        $this->engine->answer($call, 204);
    }

    /**
     * Claim things.
     *
     * `POST /claims`, operation `claimThings`
     *
     * @param list<string> $ids Of the things
     * @param string $color What it looks like.
     * @throws Exception\UnprocessableContentException 422: Not so
     * @throws Exception\PasseMarcheException for any other reason
     */
    public function claimThings(array $ids, string $color, bool $shown, ?int $count = null): void
    {
        $call = new Call('claimThings', '/claims');
        $call->form([
            'ids' => $ids,
            'color' => $color,
            'shown' => $shown,
            'count' => $count,
        ]);
        $this->engine->answer($call, 202);
    }

    /**
     * Tell the version.
     *
     * `GET /version`, operation `getVersion`
     *
     * @throws Exception\NotFoundException 404: Not so
     * @throws Exception\PasseMarcheException for any other reason
     */
    public function getVersion(): string
    {
        $call = new Call('getVersion', '/version');
        return $this->engine->answer($call, 200)->body;
    }
}
