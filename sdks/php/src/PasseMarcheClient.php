<?php

// Written from passemarche.yaml by `spec`. Changes are lost: change the contract.

declare(strict_types=1);

namespace PasseMarche;

/**
 * The client of Passe Marché, version 1.1.0 of its contract.
 *
 * An editor of a procurement platform creates a public market, sends the buyer to its configuration, starts
 * applications for companies, is told by webhook when either is completed, and downloads the documents.
 *
 * Every limit, status, header and sentence below is enforced by the server that is generated from this file, and
 * checked by the conformance suite that reads it. The `x-` keywords are explained in `extensions.md`.
 */
final class PasseMarcheClient
{
    /** The version of the contract that the client was written from. */
    public const CONTRACT_VERSION = '1.1.0';

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
            return new AccessToken($token->accessToken, $began, $end, $token->scope);
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
     * Get an access token.
     *
     * The client credentials grant of RFC 6749 section 4.4. The client proves itself by HTTP Basic or in the form body,
     * never both. A new token revokes the client's earlier one with the same set of scopes.
     *
     * `POST /oauth/token`, operation `createToken`
     *
     * @param ?string $scope Scopes separated by spaces; `api_access` when absent
     * @throws Exception\OAuthBadRequestException 400: The request is not a client credentials request
     * @throws Exception\OAuthUnauthorizedException 401: The client is unknown, its secret is wrong, or its editor is
     *   not authorized or active
     * @throws Exception\OAuthNotAcceptableException 406: The answer has no media type that the client accepts
     * @throws Exception\ContentTooLargeException 413: The body is larger than the operation takes
     * @throws Exception\OAuthUnsupportedMediaTypeException 415: The body is not a form
     * @throws Exception\OAuthTooManyRequestsException 429: The quota is used up
     * @throws Exception\OAuthInternalServerErrorException 500: A fault of the service; the request id finds it in the
     *   logs
     * @throws Exception\OAuthServiceUnavailableException 503: The service is stopping or too busy, or the answer took
     *   too long
     * @throws Exception\PasseMarcheException for any other reason
     */
    public function createToken(?string $scope = null): Model\Token
    {
        $call = new Call('createToken', '/oauth/token');
        $call->form([
            'grant_type' => 'client_credentials',
            'client_id' => $this->engine->credentials->clientId,
            'client_secret' => $this->engine->credentials->clientSecret(),
            'scope' => $scope,
        ]);
        return $this->engine->json($call, 200, Model\Token::read(...));
    }

    /**
     * Revoke an access token.
     *
     * RFC 7009. The answer is the same whether the token was valid, unknown or another client's; only the client's own
     * tokens are revoked.
     *
     * `POST /oauth/revoke`, operation `revokeToken`
     *
     * @throws Exception\OAuthBadRequestException 400: The request cannot be read or breaks a rule
     * @throws Exception\OAuthUnauthorizedException 401: The client is unknown, its secret is wrong, or its editor is
     *   not authorized or active
     * @throws Exception\OAuthNotAcceptableException 406: The answer has no media type that the client accepts
     * @throws Exception\ContentTooLargeException 413: The body is larger than the operation takes
     * @throws Exception\OAuthUnsupportedMediaTypeException 415: The body is not a form
     * @throws Exception\OAuthTooManyRequestsException 429: The quota is used up
     * @throws Exception\OAuthInternalServerErrorException 500: A fault of the service; the request id finds it in the
     *   logs
     * @throws Exception\OAuthServiceUnavailableException 503: The service is stopping or too busy, or the answer took
     *   too long
     * @throws Exception\PasseMarcheException for any other reason
     */
    public function revokeToken(string $token, ?string $tokenTypeHint = null): void
    {
        $call = new Call('revokeToken', '/oauth/revoke');
        $call->form([
            'token' => $token,
            'token_type_hint' => $tokenTypeHint,
            'client_id' => $this->engine->credentials->clientId,
            'client_secret' => $this->engine->credentials->clientSecret(),
        ]);
        $this->engine->answer($call, 200);
    }

    /**
     * Tell whether a token is active.
     *
     * RFC 7662. A token of another client is told to be inactive.
     *
     * `POST /oauth/introspect`, operation `introspectToken`
     *
     * @throws Exception\OAuthBadRequestException 400: The request cannot be read or breaks a rule
     * @throws Exception\OAuthUnauthorizedException 401: The client is unknown, its secret is wrong, or its editor is
     *   not authorized or active
     * @throws Exception\OAuthNotAcceptableException 406: The answer has no media type that the client accepts
     * @throws Exception\ContentTooLargeException 413: The body is larger than the operation takes
     * @throws Exception\OAuthUnsupportedMediaTypeException 415: The body is not a form
     * @throws Exception\OAuthTooManyRequestsException 429: The quota is used up
     * @throws Exception\OAuthInternalServerErrorException 500: A fault of the service; the request id finds it in the
     *   logs
     * @throws Exception\OAuthServiceUnavailableException 503: The service is stopping or too busy, or the answer took
     *   too long
     * @throws Exception\PasseMarcheException for any other reason
     */
    public function introspectToken(string $token, ?string $tokenTypeHint = null): Model\Introspection
    {
        $call = new Call('introspectToken', '/oauth/introspect');
        $call->form([
            'token' => $token,
            'token_type_hint' => $tokenTypeHint,
            'client_id' => $this->engine->credentials->clientId,
            'client_secret' => $this->engine->credentials->clientSecret(),
        ]);
        return $this->engine->json($call, 200, Model\Introspection::read(...));
    }

    /**
     * Tell what the presented token is.
     *
     * `GET /oauth/token/info`, operation `getTokenInfo`
     *
     * @throws Exception\UnauthorizedException 401: No valid token
     * @throws Exception\NotAcceptableException 406: The answer has no media type that the client accepts
     * @throws Exception\TooManyRequestsException 429: The quota is used up
     * @throws Exception\InternalServerErrorException 500: A fault of the service; the request id finds it in the logs
     * @throws Exception\ServiceUnavailableException 503: The service is stopping or too busy, or the answer took too
     *   long
     * @throws Exception\PasseMarcheException for any other reason
     */
    public function getTokenInfo(): Model\TokenInfo
    {
        $call = new Call('getTokenInfo', '/oauth/token/info');
        return $this->engine->json($call, 200, Model\TokenInfo::read(...));
    }

    /**
     * Metadata of the authorization server.
     *
     * RFC 8414.
     *
     * `GET /.well-known/oauth-authorization-server`, operation `getAuthorizationServerMetadata`
     *
     * @throws Exception\NotAcceptableException 406: The answer has no media type that the client accepts
     * @throws Exception\TooManyRequestsException 429: The quota is used up
     * @throws Exception\InternalServerErrorException 500: A fault of the service; the request id finds it in the logs
     * @throws Exception\ServiceUnavailableException 503: The service is stopping or too busy, or the answer took too
     *   long
     * @throws Exception\PasseMarcheException for any other reason
     */
    public function getAuthorizationServerMetadata(): Model\AuthorizationServerMetadata
    {
        $call = new Call('getAuthorizationServerMetadata', '/.well-known/oauth-authorization-server');
        return $this->engine->json($call, 200, Model\AuthorizationServerMetadata::read(...));
    }

    /**
     * Check the token and the service.
     *
     * `GET /api/v1/status`, operation `getStatus`
     *
     * @throws Exception\UnauthorizedException 401: No valid token
     * @throws Exception\ForbiddenException 403: The token lacks the scope, or the object belongs to another editor
     * @throws Exception\NotAcceptableException 406: The answer has no media type that the client accepts
     * @throws Exception\TooManyRequestsException 429: The quota is used up
     * @throws Exception\InternalServerErrorException 500: A fault of the service; the request id finds it in the logs
     * @throws Exception\ServiceUnavailableException 503: The service is stopping or too busy, or the answer took too
     *   long
     * @throws Exception\PasseMarcheException for any other reason
     */
    public function getStatus(): Model\Status
    {
        $call = new Call('getStatus', '/api/v1/status');
        return $this->engine->json($call, 200, Model\Status::read(...));
    }

    /**
     * Create a public market.
     *
     * The buyer then configures the market at `configuration_url`. `lot_name` is accepted for clients of the first
     * version: it makes one lot when `lots` is absent or empty.
     *
     * `POST /api/v1/public_markets`, operation `createPublicMarket`
     *
     * @throws Exception\BadRequestException 400: The request cannot be read
     * @throws Exception\UnauthorizedException 401: No valid token
     * @throws Exception\ForbiddenException 403: The token lacks the scope, or the editor may not create defence
     *   markets
     * @throws Exception\NotAcceptableException 406: The answer has no media type that the client accepts
     * @throws Exception\ContentTooLargeException 413: The body is larger than the operation takes
     * @throws Exception\UnsupportedMediaTypeException 415: The body has a media type that the operation does not take
     * @throws Exception\UnprocessableContentException 422: The request breaks rules of this contract. All of them are
     *   told, but no more than the `violations` of `x-limits`: then the first in the order of the contract and, last,
     *   that there are more, in `field_errors` under `base`.
     * @throws Exception\TooManyRequestsException 429: The quota is used up
     * @throws Exception\InternalServerErrorException 500: A fault of the service; the request id finds it in the logs
     * @throws Exception\ServiceUnavailableException 503: The service is stopping or too busy, or the answer took too
     *   long
     * @throws Exception\PasseMarcheException for any other reason
     */
    public function createPublicMarket(Model\PublicMarketInput $body): Model\PublicMarketCreated
    {
        $call = new Call('createPublicMarket', '/api/v1/public_markets');
        $call->json(['public_market' => $body]);
        return $this->engine->json($call, 201, Model\PublicMarketCreated::read(...));
    }

    /**
     * List the editor's markets, newest first.
     *
     * `GET /api/v1/public_markets`, operation `listPublicMarkets`
     *
     * @param ?int $limit How many objects a page holds at most
     * @param ?string $cursor Where the page begins; the `next_cursor` of the page before
     * @throws Exception\BadRequestException 400: The request cannot be read
     * @throws Exception\UnauthorizedException 401: No valid token
     * @throws Exception\ForbiddenException 403: The token lacks the scope, or the object belongs to another editor
     * @throws Exception\NotAcceptableException 406: The answer has no media type that the client accepts
     * @throws Exception\UnprocessableContentException 422: The request breaks rules of this contract. All of them are
     *   told, but no more than the `violations` of `x-limits`: then the first in the order of the contract and, last,
     *   that there are more, in `field_errors` under `base`.
     * @throws Exception\TooManyRequestsException 429: The quota is used up
     * @throws Exception\InternalServerErrorException 500: A fault of the service; the request id finds it in the logs
     * @throws Exception\ServiceUnavailableException 503: The service is stopping or too busy, or the answer took too
     *   long
     * @throws Exception\PasseMarcheException for any other reason
     */
    public function listPublicMarkets(?int $limit = null, ?string $cursor = null): Model\PublicMarketPage
    {
        $call = new Call('listPublicMarkets', '/api/v1/public_markets');
        $call->query('limit', $limit);
        $call->query('cursor', $cursor);
        return $this->engine->json($call, 200, Model\PublicMarketPage::read(...));
    }

    /**
     * List the editor's markets, newest first: all of them, each page fetched when it is reached.
     *
     * @return \Generator<int, Model\PublicMarketSummary>
     * @throws Exception\PasseMarcheException
     */
    public function allPublicMarkets(?int $limit = null): \Generator
    {
        return Pages::of(function (?string $cursor) use ($limit): array {
            $page = $this->listPublicMarkets(limit: $limit, cursor: $cursor);
            return [$page->publicMarkets, $page->nextCursor];
        });
    }

    /**
     * Read one market.
     *
     * `GET /api/v1/public_markets/{identifier}`, operation `getPublicMarket`
     *
     * @param string $identifier The identifier given when the market was created
     * @throws Exception\UnauthorizedException 401: No valid token
     * @throws Exception\ForbiddenException 403: The token lacks the scope, or the object belongs to another editor
     * @throws Exception\NotFoundException 404: No such object or route
     * @throws Exception\NotAcceptableException 406: The answer has no media type that the client accepts
     * @throws Exception\TooManyRequestsException 429: The quota is used up
     * @throws Exception\InternalServerErrorException 500: A fault of the service; the request id finds it in the logs
     * @throws Exception\ServiceUnavailableException 503: The service is stopping or too busy, or the answer took too
     *   long
     * @throws Exception\PasseMarcheException for any other reason
     */
    public function getPublicMarket(string $identifier): Model\PublicMarket
    {
        $call = new Call('getPublicMarket', '/api/v1/public_markets/' . rawurlencode(Wire::text($identifier)));
        return $this->engine->json($call, 200, Model\PublicMarket::read(...));
    }

    /**
     * Start an application to a market.
     *
     * Open from the moment the buyer has completed the market until its deadline. While an application of the same
     * SIRET is pending, the same identifier is given again, so that a retry is safe. Without a SIRET the company gives
     * it in the first step.
     *
     * `POST /api/v1/public_markets/{identifier}/market_applications`, operation `createMarketApplication`
     *
     * @param string $identifier The identifier given when the market was created
     * @throws Exception\BadRequestException 400: The request cannot be read
     * @throws Exception\UnauthorizedException 401: No valid token
     * @throws Exception\ForbiddenException 403: The token lacks the scope, or the object belongs to another editor
     * @throws Exception\NotFoundException 404: No such object or route
     * @throws Exception\NotAcceptableException 406: The answer has no media type that the client accepts
     * @throws Exception\ContentTooLargeException 413: The body is larger than the operation takes
     * @throws Exception\UnsupportedMediaTypeException 415: The body has a media type that the operation does not take
     * @throws Exception\UnprocessableContentException 422: The application breaks a rule, or the market does not take
     *   applications
     * @throws Exception\TooManyRequestsException 429: The quota is used up
     * @throws Exception\InternalServerErrorException 500: A fault of the service; the request id finds it in the logs
     * @throws Exception\ServiceUnavailableException 503: The service is stopping or too busy, or the answer took too
     *   long
     * @throws Exception\PasseMarcheException for any other reason
     */
    public function createMarketApplication(
        string $identifier,
        ?Model\MarketApplicationInput $body = null,
    ): Model\MarketApplicationCreated {
        $call = new Call(
            'createMarketApplication',
            '/api/v1/public_markets/' . rawurlencode(Wire::text($identifier)) . '/market_applications',
        );
        if ($body !== null) {
            $call->json(['market_application' => $body]);
        }
        return $this->engine->json($call, 201, Model\MarketApplicationCreated::read(...));
    }

    /**
     * List the applications to a market, newest first.
     *
     * `GET /api/v1/public_markets/{identifier}/market_applications`, operation `listMarketApplications`
     *
     * @param string $identifier The identifier given when the market was created
     * @param ?int $limit How many objects a page holds at most
     * @param ?string $cursor Where the page begins; the `next_cursor` of the page before
     * @throws Exception\BadRequestException 400: The request cannot be read
     * @throws Exception\UnauthorizedException 401: No valid token
     * @throws Exception\ForbiddenException 403: The token lacks the scope, or the object belongs to another editor
     * @throws Exception\NotFoundException 404: No such object or route
     * @throws Exception\NotAcceptableException 406: The answer has no media type that the client accepts
     * @throws Exception\UnprocessableContentException 422: The request breaks rules of this contract. All of them are
     *   told, but no more than the `violations` of `x-limits`: then the first in the order of the contract and, last,
     *   that there are more, in `field_errors` under `base`.
     * @throws Exception\TooManyRequestsException 429: The quota is used up
     * @throws Exception\InternalServerErrorException 500: A fault of the service; the request id finds it in the logs
     * @throws Exception\ServiceUnavailableException 503: The service is stopping or too busy, or the answer took too
     *   long
     * @throws Exception\PasseMarcheException for any other reason
     */
    public function listMarketApplications(
        string $identifier,
        ?int $limit = null,
        ?string $cursor = null,
    ): Model\MarketApplicationPage {
        $call = new Call(
            'listMarketApplications',
            '/api/v1/public_markets/' . rawurlencode(Wire::text($identifier)) . '/market_applications',
        );
        $call->query('limit', $limit);
        $call->query('cursor', $cursor);
        return $this->engine->json($call, 200, Model\MarketApplicationPage::read(...));
    }

    /**
     * List the applications to a market, newest first: all of them, each page fetched when it is reached.
     *
     * @return \Generator<int, Model\MarketApplication>
     * @throws Exception\PasseMarcheException
     */
    public function allMarketApplications(string $identifier, ?int $limit = null): \Generator
    {
        return Pages::of(function (?string $cursor) use ($identifier, $limit): array {
            $page = $this->listMarketApplications(identifier: $identifier, limit: $limit, cursor: $cursor);
            return [$page->marketApplications, $page->nextCursor];
        });
    }

    /**
     * Read one application.
     *
     * `GET /api/v1/market_applications/{identifier}`, operation `getMarketApplication`
     *
     * @param string $identifier The identifier given when the application was created
     * @throws Exception\UnauthorizedException 401: No valid token
     * @throws Exception\ForbiddenException 403: The token lacks the scope, or the object belongs to another editor
     * @throws Exception\NotFoundException 404: No such object or route
     * @throws Exception\NotAcceptableException 406: The answer has no media type that the client accepts
     * @throws Exception\TooManyRequestsException 429: The quota is used up
     * @throws Exception\InternalServerErrorException 500: A fault of the service; the request id finds it in the logs
     * @throws Exception\ServiceUnavailableException 503: The service is stopping or too busy, or the answer took too
     *   long
     * @throws Exception\PasseMarcheException for any other reason
     */
    public function getMarketApplication(string $identifier): Model\MarketApplication
    {
        $call = new Call(
            'getMarketApplication',
            '/api/v1/market_applications/' . rawurlencode(Wire::text($identifier)),
        );
        return $this->engine->json($call, 200, Model\MarketApplication::read(...));
    }

    /**
     * Download the attestation of a submitted application.
     *
     * `GET /api/v1/market_applications/{identifier}/attestation`, operation `getAttestation`
     *
     * @param string $identifier The identifier given when the application was created
     * @param string $file where the file goes; it is replaced once the new one is whole
     * @param (callable(int, int|null): void)|null $progress told the bytes that are there, and all there will be
     *   where that is known
     * @throws Exception\BadRequestException 400: The request cannot be read
     * @throws Exception\UnauthorizedException 401: No valid token
     * @throws Exception\ForbiddenException 403: The token lacks the scope, or the object belongs to another editor
     * @throws Exception\NotFoundException 404: No such application, or it has no attestation
     * @throws Exception\NotAcceptableException 406: The answer has no media type that the client accepts
     * @throws Exception\PreconditionFailedException 412: The document has none of the tags of `If-Match`
     * @throws Exception\RangeNotSatisfiableException 416: The document has no such part
     * @throws Exception\UnprocessableException 422: The application is not submitted yet
     * @throws Exception\TooManyRequestsException 429: The quota is used up
     * @throws Exception\InternalServerErrorException 500: A fault of the service; the request id finds it in the logs
     * @throws Exception\ServiceUnavailableException 503: The service is stopping or too busy, or the answer took too
     *   long
     * @throws Exception\PasseMarcheException for any other reason
     */
    public function getAttestation(string $identifier, string $file, ?callable $progress = null): Download
    {
        $call = new Call(
            'getAttestation',
            '/api/v1/market_applications/' . rawurlencode(Wire::text($identifier)) . '/attestation',
        );
        return Downloads::fetch($this->engine, $call, $file, true, $progress);
    }

    /**
     * Download the documents of a submitted application.
     *
     * `GET /api/v1/market_applications/{identifier}/documents_package`, operation `getDocumentsPackage`
     *
     * @param string $identifier The identifier given when the application was created
     * @param string $file where the file goes; it is replaced once the new one is whole
     * @param (callable(int, int|null): void)|null $progress told the bytes that are there, and all there will be
     *   where that is known
     * @throws Exception\BadRequestException 400: The request cannot be read
     * @throws Exception\UnauthorizedException 401: No valid token
     * @throws Exception\ForbiddenException 403: The token lacks the scope, or the object belongs to another editor
     * @throws Exception\NotFoundException 404: No such application, or it has no package
     * @throws Exception\NotAcceptableException 406: The answer has no media type that the client accepts
     * @throws Exception\PreconditionFailedException 412: The document has none of the tags of `If-Match`
     * @throws Exception\RangeNotSatisfiableException 416: The document has no such part
     * @throws Exception\UnprocessableException 422: The application is not submitted yet
     * @throws Exception\TooManyRequestsException 429: The quota is used up
     * @throws Exception\InternalServerErrorException 500: A fault of the service; the request id finds it in the logs
     * @throws Exception\ServiceUnavailableException 503: The service is stopping or too busy, or the answer took too
     *   long
     * @throws Exception\PasseMarcheException for any other reason
     */
    public function getDocumentsPackage(string $identifier, string $file, ?callable $progress = null): Download
    {
        $call = new Call(
            'getDocumentsPackage',
            '/api/v1/market_applications/' . rawurlencode(Wire::text($identifier)) . '/documents_package',
        );
        return Downloads::fetch($this->engine, $call, $file, true, $progress);
    }

    /**
     * Tell that the process answers.
     *
     * `GET /up`, operation `getUp`
     *
     * @throws Exception\NotAcceptableException 406: The answer has no media type that the client accepts
     * @throws Exception\InternalServerErrorException 500: A fault of the service; the request id finds it in the logs
     * @throws Exception\ServiceUnavailableException 503: The service is stopping or too busy, or the answer took too
     *   long
     * @throws Exception\PasseMarcheException for any other reason
     */
    public function getUp(): Model\Up
    {
        $call = new Call('getUp', '/up');
        return $this->engine->json($call, 200, Model\Up::read(...));
    }

    /**
     * Tell whether the service can take requests.
     *
     * The store can be read and written, files can be kept, deliveries and submissions go on, the antivirus and the
     * mail server answer where they are needed, and no stop is near. Looked at once a second at most, however often it
     * is asked.
     *
     * `GET /health/ready`, operation `getReadiness`
     *
     * @throws Exception\NotAcceptableException 406: The answer has no media type that the client accepts
     * @throws Exception\InternalServerErrorException 500: A fault of the service; the request id finds it in the logs
     * @throws Exception\NotReadyServiceUnavailableException 503: The service cannot take requests now; what fails is
     *   named, and why is in its log
     * @throws Exception\PasseMarcheException for any other reason
     */
    public function getReadiness(): Model\Readiness
    {
        $call = new Call('getReadiness', '/health/ready');
        return $this->engine->json($call, 200, Model\Readiness::read(...));
    }

    /**
     * This contract.
     *
     * Byte for byte the file that the server was generated from.
     *
     * `GET /openapi.yaml`, operation `getContractYAML`
     *
     * @throws Exception\NotAcceptableException 406: The answer has no media type that the client accepts
     * @throws Exception\TooManyRequestsException 429: The quota is used up
     * @throws Exception\InternalServerErrorException 500: A fault of the service; the request id finds it in the logs
     * @throws Exception\ServiceUnavailableException 503: The service is stopping or too busy, or the answer took too
     *   long
     * @throws Exception\PasseMarcheException for any other reason
     */
    public function getContractYaml(): string
    {
        $call = new Call('getContractYAML', '/openapi.yaml');
        return $this->engine->answer($call, 200)->body;
    }

    /**
     * This contract as JSON.
     *
     * `GET /openapi.json`, operation `getContractJSON`
     *
     * @throws Exception\NotAcceptableException 406: The answer has no media type that the client accepts
     * @throws Exception\TooManyRequestsException 429: The quota is used up
     * @throws Exception\InternalServerErrorException 500: A fault of the service; the request id finds it in the logs
     * @throws Exception\ServiceUnavailableException 503: The service is stopping or too busy, or the answer took too
     *   long
     * @throws Exception\PasseMarcheException for any other reason
     */
    public function getContractJson(): string
    {
        $call = new Call('getContractJSON', '/openapi.json');
        return $this->engine->answer($call, 200)->body;
    }
}
