// Written from passemarche.yaml by `spec`. Changes are lost: change the contract.

package fr.gouv.data.passemarche;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * The client of Passe Marché, version 1.1.0 of its contract. It serves any number of threads at once.
 *
 * <p>An editor of a procurement platform creates a public market, sends the buyer to its configuration, starts
 * applications for companies, is told by webhook when either is completed, and downloads the documents.
 *
 * <p>Every limit, status, header and sentence below is enforced by the server that is generated from this file, and
 * checked by the conformance suite that reads it. The <code>x-</code> keywords are explained in
 * <code>extensions.md</code>.
 */
public final class PasseMarcheClient {
  /** The version of the contract that the client was written from. */
  public static final String CONTRACT_VERSION = "1.1.0";

  /** Where the service is published. */
  public static final class Address {
    /**
     * Production
     */
    public static final URI PRODUCTION = URI.create("https://passemarche.data.gouv.fr");
    /**
     * Acceptance tests with real data
     */
    public static final URI PREPROD = URI.create("https://preprod.passemarche.data.gouv.fr");
    /**
     * Integration by editors, simulated data
     */
    public static final URI STAGING = URI.create("https://staging.passemarche.data.gouv.fr");
    /**
     * Internal tests, simulated data, may be reset
     */
    public static final URI SANDBOX = URI.create("https://sandbox.passemarche.data.gouv.fr");

    private Address() {}
  }

  private final Engine engine;

  /**
   * A client as most programs want it.
   *
   * @param baseUrl where the service is, an absolute URL
   * @param credentials of the editor, as the service gave them
   */
  public PasseMarcheClient(URI baseUrl, Credentials credentials) {
    this(baseUrl, credentials, ClientOptions.standard());
  }

  /**
   * A client with options.
   *
   * @param baseUrl where the service is, an absolute URL
   * @param credentials of the editor, as the service gave them
   * @param options what can be set of it
   */
  public PasseMarcheClient(URI baseUrl, Credentials credentials, ClientOptions options) {
    engine = new Engine(baseUrl, credentials, options, CONTRACT_VERSION);
    engine.tokens = options.tokens();
    if (engine.tokens != null) return;
    PasseMarcheClient open = new PasseMarcheClient(engine.withoutTokens());
    engine.tokens = new FetchedTokens(() -> {
      Instant began = options.clock().instant();
      Token token = open.createToken(options.scope());
      Instant expiry = began.plusSeconds(token.expiresIn());
      return new AccessToken(token.accessToken(), began, expiry, token.scope());
    }, options.clock());
  }

  private PasseMarcheClient(Engine engine) {
    this.engine = engine;
  }

  /** Where the tokens of this client come from. */
  public AccessTokens tokens() {
    return engine.tokens;
  }

  /** What the service last said of a quota; empty before the first call that is charged to it. */
  public Optional<QuotaState> quota(Quota quota) {
    return Optional.ofNullable(engine.quotas.get(quota.key()));
  }

  /**
   * Get an access token.
   *
   * <p>The client credentials grant of RFC 6749 section 4.4. The client proves itself by HTTP Basic or in the form
   * body, never both. A new token revokes the client's earlier one with the same set of scopes.
   *
   * <p>{@code POST /oauth/token}, operation {@code createToken}
   *
   * @throws OAuthBadRequestException 400: The request is not a client credentials request
   * @throws OAuthUnauthorizedException 401: The client is unknown, its secret is wrong, or its editor is not authorized
   * or active
   * @throws OAuthNotAcceptableException 406: The answer has no media type that the client accepts
   * @throws ContentTooLargeException 413: The body is larger than the operation takes
   * @throws OAuthUnsupportedMediaTypeException 415: The body is not a form
   * @throws OAuthTooManyRequestsException 429: The quota is used up
   * @throws OAuthInternalServerErrorException 500: A fault of the service; the request id finds it in the logs
   * @throws OAuthServiceUnavailableException 503: The service is stopping or too busy, or the answer took too long
   */
  public Token createToken() {
    return createToken((String) null);
  }

  /**
   * Get an access token.
   *
   * <p>The client credentials grant of RFC 6749 section 4.4. The client proves itself by HTTP Basic or in the form
   * body, never both. A new token revokes the client's earlier one with the same set of scopes.
   *
   * <p>{@code POST /oauth/token}, operation {@code createToken}
   *
   * @param scope Scopes separated by spaces; <code>api_access</code> when absent; null for none
   * @throws OAuthBadRequestException 400: The request is not a client credentials request
   * @throws OAuthUnauthorizedException 401: The client is unknown, its secret is wrong, or its editor is not authorized
   * or active
   * @throws OAuthNotAcceptableException 406: The answer has no media type that the client accepts
   * @throws ContentTooLargeException 413: The body is larger than the operation takes
   * @throws OAuthUnsupportedMediaTypeException 415: The body is not a form
   * @throws OAuthTooManyRequestsException 429: The quota is used up
   * @throws OAuthInternalServerErrorException 500: A fault of the service; the request id finds it in the logs
   * @throws OAuthServiceUnavailableException 503: The service is stopping or too busy, or the answer took too long
   */
  public Token createToken(String scope) {
    Call call =
        new Call("createToken", "POST", "/oauth/token")
            .answeredWithin(40, 65536L, "application/json")
            .chargedTo(Quota.TOKEN)
            .refusedWith(400, OAuthBadRequestException::new)
            .refusedWith(401, OAuthUnauthorizedException::new)
            .refusedWith(406, OAuthNotAcceptableException::new)
            .refusedWith(413, ContentTooLargeException::new)
            .refusedWith(415, OAuthUnsupportedMediaTypeException::new)
            .refusedWith(429, OAuthTooManyRequestsException::new)
            .refusedWith(500, OAuthInternalServerErrorException::new)
            .refusedWith(503, OAuthServiceUnavailableException::new);
    Call.Pairs form = new Call.Pairs();
    form.add("grant_type", "client_credentials");
    form.add("client_id", engine.credentials.clientId());
    form.add("client_secret", engine.credentials.clientSecret());
    form.add("scope", scope);
    call.form(form);
    return engine.json(call, 200, Token::fromJson);
  }

  /**
   * Revoke an access token.
   *
   * <p>RFC 7009. The answer is the same whether the token was valid, unknown or another client's; only the client's own
   * tokens are revoked.
   *
   * <p>{@code POST /oauth/revoke}, operation {@code revokeToken}
   *
   * @param token what is sent
   * @throws OAuthBadRequestException 400: The request cannot be read or breaks a rule
   * @throws OAuthUnauthorizedException 401: The client is unknown, its secret is wrong, or its editor is not authorized
   * or active
   * @throws OAuthNotAcceptableException 406: The answer has no media type that the client accepts
   * @throws ContentTooLargeException 413: The body is larger than the operation takes
   * @throws OAuthUnsupportedMediaTypeException 415: The body is not a form
   * @throws OAuthTooManyRequestsException 429: The quota is used up
   * @throws OAuthInternalServerErrorException 500: A fault of the service; the request id finds it in the logs
   * @throws OAuthServiceUnavailableException 503: The service is stopping or too busy, or the answer took too long
   */
  public void revokeToken(String token) {
    revokeToken(token, (String) null);
  }

  /**
   * Revoke an access token.
   *
   * <p>RFC 7009. The answer is the same whether the token was valid, unknown or another client's; only the client's own
   * tokens are revoked.
   *
   * <p>{@code POST /oauth/revoke}, operation {@code revokeToken}
   *
   * @param token what is sent
   * @param tokenTypeHint null for none
   * @throws OAuthBadRequestException 400: The request cannot be read or breaks a rule
   * @throws OAuthUnauthorizedException 401: The client is unknown, its secret is wrong, or its editor is not authorized
   * or active
   * @throws OAuthNotAcceptableException 406: The answer has no media type that the client accepts
   * @throws ContentTooLargeException 413: The body is larger than the operation takes
   * @throws OAuthUnsupportedMediaTypeException 415: The body is not a form
   * @throws OAuthTooManyRequestsException 429: The quota is used up
   * @throws OAuthInternalServerErrorException 500: A fault of the service; the request id finds it in the logs
   * @throws OAuthServiceUnavailableException 503: The service is stopping or too busy, or the answer took too long
   */
  public void revokeToken(String token, String tokenTypeHint) {
    Call call =
        new Call("revokeToken", "POST", "/oauth/revoke")
            .answeredWithin(40, 65536L, "application/json")
            .chargedTo(Quota.API)
            .refusedWith(400, OAuthBadRequestException::new)
            .refusedWith(401, OAuthUnauthorizedException::new)
            .refusedWith(406, OAuthNotAcceptableException::new)
            .refusedWith(413, ContentTooLargeException::new)
            .refusedWith(415, OAuthUnsupportedMediaTypeException::new)
            .refusedWith(429, OAuthTooManyRequestsException::new)
            .refusedWith(500, OAuthInternalServerErrorException::new)
            .refusedWith(503, OAuthServiceUnavailableException::new);
    Call.Pairs form = new Call.Pairs();
    form.add("token", token);
    form.add("token_type_hint", tokenTypeHint);
    form.add("client_id", engine.credentials.clientId());
    form.add("client_secret", engine.credentials.clientSecret());
    call.form(form);
    engine.answer(call, 200);
  }

  /**
   * Tell whether a token is active.
   *
   * <p>RFC 7662. A token of another client is told to be inactive.
   *
   * <p>{@code POST /oauth/introspect}, operation {@code introspectToken}
   *
   * @param token what is sent
   * @throws OAuthBadRequestException 400: The request cannot be read or breaks a rule
   * @throws OAuthUnauthorizedException 401: The client is unknown, its secret is wrong, or its editor is not authorized
   * or active
   * @throws OAuthNotAcceptableException 406: The answer has no media type that the client accepts
   * @throws ContentTooLargeException 413: The body is larger than the operation takes
   * @throws OAuthUnsupportedMediaTypeException 415: The body is not a form
   * @throws OAuthTooManyRequestsException 429: The quota is used up
   * @throws OAuthInternalServerErrorException 500: A fault of the service; the request id finds it in the logs
   * @throws OAuthServiceUnavailableException 503: The service is stopping or too busy, or the answer took too long
   */
  public Introspection introspectToken(String token) {
    return introspectToken(token, (String) null);
  }

  /**
   * Tell whether a token is active.
   *
   * <p>RFC 7662. A token of another client is told to be inactive.
   *
   * <p>{@code POST /oauth/introspect}, operation {@code introspectToken}
   *
   * @param token what is sent
   * @param tokenTypeHint null for none
   * @throws OAuthBadRequestException 400: The request cannot be read or breaks a rule
   * @throws OAuthUnauthorizedException 401: The client is unknown, its secret is wrong, or its editor is not authorized
   * or active
   * @throws OAuthNotAcceptableException 406: The answer has no media type that the client accepts
   * @throws ContentTooLargeException 413: The body is larger than the operation takes
   * @throws OAuthUnsupportedMediaTypeException 415: The body is not a form
   * @throws OAuthTooManyRequestsException 429: The quota is used up
   * @throws OAuthInternalServerErrorException 500: A fault of the service; the request id finds it in the logs
   * @throws OAuthServiceUnavailableException 503: The service is stopping or too busy, or the answer took too long
   */
  public Introspection introspectToken(String token, String tokenTypeHint) {
    Call call =
        new Call("introspectToken", "POST", "/oauth/introspect")
            .answeredWithin(40, 65536L, "application/json")
            .chargedTo(Quota.API)
            .refusedWith(400, OAuthBadRequestException::new)
            .refusedWith(401, OAuthUnauthorizedException::new)
            .refusedWith(406, OAuthNotAcceptableException::new)
            .refusedWith(413, ContentTooLargeException::new)
            .refusedWith(415, OAuthUnsupportedMediaTypeException::new)
            .refusedWith(429, OAuthTooManyRequestsException::new)
            .refusedWith(500, OAuthInternalServerErrorException::new)
            .refusedWith(503, OAuthServiceUnavailableException::new);
    Call.Pairs form = new Call.Pairs();
    form.add("token", token);
    form.add("token_type_hint", tokenTypeHint);
    form.add("client_id", engine.credentials.clientId());
    form.add("client_secret", engine.credentials.clientSecret());
    call.form(form);
    return engine.json(call, 200, Introspection::fromJson);
  }

  /**
   * Tell what the presented token is.
   *
   * <p>{@code GET /oauth/token/info}, operation {@code getTokenInfo}
   *
   * @throws UnauthorizedException 401: No valid token
   * @throws NotAcceptableException 406: The answer has no media type that the client accepts
   * @throws TooManyRequestsException 429: The quota is used up
   * @throws InternalServerErrorException 500: A fault of the service; the request id finds it in the logs
   * @throws ServiceUnavailableException 503: The service is stopping or too busy, or the answer took too long
   */
  public TokenInfo getTokenInfo() {
    Call call =
        new Call("getTokenInfo", "GET", "/oauth/token/info")
            .answeredWithin(40, 65536L, "application/json")
            .withToken()
            .chargedTo(Quota.API)
            .refusedWith(401, UnauthorizedException::new)
            .refusedWith(406, NotAcceptableException::new)
            .refusedWith(429, TooManyRequestsException::new)
            .refusedWith(500, InternalServerErrorException::new)
            .refusedWith(503, ServiceUnavailableException::new);
    return engine.json(call, 200, TokenInfo::fromJson);
  }

  /**
   * Metadata of the authorization server.
   *
   * <p>RFC 8414.
   *
   * <p>{@code GET /.well-known/oauth-authorization-server}, operation {@code getAuthorizationServerMetadata}
   *
   * @throws NotAcceptableException 406: The answer has no media type that the client accepts
   * @throws TooManyRequestsException 429: The quota is used up
   * @throws InternalServerErrorException 500: A fault of the service; the request id finds it in the logs
   * @throws ServiceUnavailableException 503: The service is stopping or too busy, or the answer took too long
   */
  public AuthorizationServerMetadata getAuthorizationServerMetadata() {
    Call call =
        new Call("getAuthorizationServerMetadata", "GET", "/.well-known/oauth-authorization-server")
            .answeredWithin(40, 65536L, "application/json")
            .chargedTo(Quota.API)
            .refusedWith(406, NotAcceptableException::new)
            .refusedWith(429, TooManyRequestsException::new)
            .refusedWith(500, InternalServerErrorException::new)
            .refusedWith(503, ServiceUnavailableException::new);
    return engine.json(call, 200, AuthorizationServerMetadata::fromJson);
  }

  /**
   * Check the token and the service.
   *
   * <p>{@code GET /api/v1/status}, operation {@code getStatus}
   *
   * @throws UnauthorizedException 401: No valid token
   * @throws ForbiddenException 403: The token lacks the scope, or the object belongs to another editor
   * @throws NotAcceptableException 406: The answer has no media type that the client accepts
   * @throws TooManyRequestsException 429: The quota is used up
   * @throws InternalServerErrorException 500: A fault of the service; the request id finds it in the logs
   * @throws ServiceUnavailableException 503: The service is stopping or too busy, or the answer took too long
   */
  public Status getStatus() {
    Call call =
        new Call("getStatus", "GET", "/api/v1/status")
            .answeredWithin(40, 65536L, "application/json")
            .withToken()
            .chargedTo(Quota.API)
            .refusedWith(401, UnauthorizedException::new)
            .refusedWith(403, ForbiddenException::new)
            .refusedWith(406, NotAcceptableException::new)
            .refusedWith(429, TooManyRequestsException::new)
            .refusedWith(500, InternalServerErrorException::new)
            .refusedWith(503, ServiceUnavailableException::new);
    return engine.json(call, 200, Status::fromJson);
  }

  /**
   * Create a public market.
   *
   * <p>The buyer then configures the market at <code>configuration_url</code>. <code>lot_name</code> is accepted for
   * clients of the first version: it makes one lot when <code>lots</code> is absent or empty.
   *
   * <p>{@code POST /api/v1/public_markets}, operation {@code createPublicMarket}
   *
   * @param body what is sent
   * @throws BadRequestException 400: The request cannot be read
   * @throws UnauthorizedException 401: No valid token
   * @throws ForbiddenException 403: The token lacks the scope, or the editor may not create defence markets
   * @throws NotAcceptableException 406: The answer has no media type that the client accepts
   * @throws ContentTooLargeException 413: The body is larger than the operation takes
   * @throws UnsupportedMediaTypeException 415: The body has a media type that the operation does not take
   * @throws UnprocessableContentException 422: The request breaks rules of this contract. All of them are told, but no
   * more than the <code>violations</code> of <code>x-limits</code>: then the first in the order of the contract and,
   * last, that there are more, in <code>field_errors</code> under <code>base</code>.
   * @throws TooManyRequestsException 429: The quota is used up
   * @throws InternalServerErrorException 500: A fault of the service; the request id finds it in the logs
   * @throws ServiceUnavailableException 503: The service is stopping or too busy, or the answer took too long
   */
  public PublicMarketCreated createPublicMarket(PublicMarketInput body) {
    Call call =
        new Call("createPublicMarket", "POST", "/api/v1/public_markets")
            .answeredWithin(60, 262144L, "application/json")
            .withToken()
            .chargedTo(Quota.API)
            .refusedWith(400, BadRequestException::new)
            .refusedWith(401, UnauthorizedException::new)
            .refusedWith(403, ForbiddenException::new)
            .refusedWith(406, NotAcceptableException::new)
            .refusedWith(413, ContentTooLargeException::new)
            .refusedWith(415, UnsupportedMediaTypeException::new)
            .refusedWith(422, UnprocessableContentException::new)
            .refusedWith(429, TooManyRequestsException::new)
            .refusedWith(500, InternalServerErrorException::new)
            .refusedWith(503, ServiceUnavailableException::new);
    call.json(Map.of("public_market", body));
    return engine.json(call, 201, PublicMarketCreated::fromJson);
  }

  /**
   * List the editor's markets, newest first.
   *
   * <p>{@code GET /api/v1/public_markets}, operation {@code listPublicMarkets}
   *
   * @throws BadRequestException 400: The request cannot be read
   * @throws UnauthorizedException 401: No valid token
   * @throws ForbiddenException 403: The token lacks the scope, or the object belongs to another editor
   * @throws NotAcceptableException 406: The answer has no media type that the client accepts
   * @throws UnprocessableContentException 422: The request breaks rules of this contract. All of them are told, but no
   * more than the <code>violations</code> of <code>x-limits</code>: then the first in the order of the contract and,
   * last, that there are more, in <code>field_errors</code> under <code>base</code>.
   * @throws TooManyRequestsException 429: The quota is used up
   * @throws InternalServerErrorException 500: A fault of the service; the request id finds it in the logs
   * @throws ServiceUnavailableException 503: The service is stopping or too busy, or the answer took too long
   */
  public PublicMarketPage listPublicMarkets() {
    return listPublicMarkets((Long) null, (String) null);
  }

  /**
   * List the editor's markets, newest first.
   *
   * <p>{@code GET /api/v1/public_markets}, operation {@code listPublicMarkets}
   *
   * @param limit How many objects a page holds at most; null for none
   * @param cursor Where the page begins; the <code>next_cursor</code> of the page before; null for none
   * @throws BadRequestException 400: The request cannot be read
   * @throws UnauthorizedException 401: No valid token
   * @throws ForbiddenException 403: The token lacks the scope, or the object belongs to another editor
   * @throws NotAcceptableException 406: The answer has no media type that the client accepts
   * @throws UnprocessableContentException 422: The request breaks rules of this contract. All of them are told, but no
   * more than the <code>violations</code> of <code>x-limits</code>: then the first in the order of the contract and,
   * last, that there are more, in <code>field_errors</code> under <code>base</code>.
   * @throws TooManyRequestsException 429: The quota is used up
   * @throws InternalServerErrorException 500: A fault of the service; the request id finds it in the logs
   * @throws ServiceUnavailableException 503: The service is stopping or too busy, or the answer took too long
   */
  public PublicMarketPage listPublicMarkets(Long limit, String cursor) {
    Call call =
        new Call("listPublicMarkets", "GET", "/api/v1/public_markets")
            .answeredWithin(40, 1048576L, "application/json")
            .withToken()
            .chargedTo(Quota.API)
            .refusedWith(400, BadRequestException::new)
            .refusedWith(401, UnauthorizedException::new)
            .refusedWith(403, ForbiddenException::new)
            .refusedWith(406, NotAcceptableException::new)
            .refusedWith(422, UnprocessableContentException::new)
            .refusedWith(429, TooManyRequestsException::new)
            .refusedWith(500, InternalServerErrorException::new)
            .refusedWith(503, ServiceUnavailableException::new);
    call.query.add("limit", limit);
    call.query.add("cursor", cursor);
    return engine.json(call, 200, PublicMarketPage::fromJson);
  }

  /**
   * List the editor's markets, newest first: all of them, page after page.
   */
  public Pages<PublicMarketSummary> allPublicMarkets() {
    return allPublicMarkets((Long) null);
  }

  /**
   * List the editor's markets, newest first: all of them, page after page.
   *
   * @param limit How many objects a page holds at most
   */
  public Pages<PublicMarketSummary> allPublicMarkets(Long limit) {
    return new Pages<>(cursor -> {
      PublicMarketPage page = listPublicMarkets(limit, cursor);
      return new Pages.Page<>(page.publicMarkets(), page.nextCursor());
    });
  }

  /**
   * Read one market.
   *
   * <p>{@code GET /api/v1/public_markets/{identifier}}, operation {@code getPublicMarket}
   *
   * @param identifier The identifier given when the market was created
   * @throws UnauthorizedException 401: No valid token
   * @throws ForbiddenException 403: The token lacks the scope, or the object belongs to another editor
   * @throws NotFoundException 404: No such object or route
   * @throws NotAcceptableException 406: The answer has no media type that the client accepts
   * @throws TooManyRequestsException 429: The quota is used up
   * @throws InternalServerErrorException 500: A fault of the service; the request id finds it in the logs
   * @throws ServiceUnavailableException 503: The service is stopping or too busy, or the answer took too long
   */
  public PublicMarket getPublicMarket(String identifier) {
    Call call =
        new Call("getPublicMarket", "GET", "/api/v1/public_markets/" + Call.escaped(identifier))
            .answeredWithin(40, 1048576L, "application/json")
            .withToken()
            .chargedTo(Quota.API)
            .refusedWith(401, UnauthorizedException::new)
            .refusedWith(403, ForbiddenException::new)
            .refusedWith(404, NotFoundException::new)
            .refusedWith(406, NotAcceptableException::new)
            .refusedWith(429, TooManyRequestsException::new)
            .refusedWith(500, InternalServerErrorException::new)
            .refusedWith(503, ServiceUnavailableException::new);
    return engine.json(call, 200, PublicMarket::fromJson);
  }

  /**
   * Start an application to a market.
   *
   * <p>Open from the moment the buyer has completed the market until its deadline. While an application of the same
   * SIRET is pending, the same identifier is given again, so that a retry is safe. Without a SIRET the company gives it
   * in the first step.
   *
   * <p>{@code POST /api/v1/public_markets/{identifier}/market_applications}, operation {@code createMarketApplication}
   *
   * @param identifier The identifier given when the market was created
   * @throws BadRequestException 400: The request cannot be read
   * @throws UnauthorizedException 401: No valid token
   * @throws ForbiddenException 403: The token lacks the scope, or the object belongs to another editor
   * @throws NotFoundException 404: No such object or route
   * @throws NotAcceptableException 406: The answer has no media type that the client accepts
   * @throws ContentTooLargeException 413: The body is larger than the operation takes
   * @throws UnsupportedMediaTypeException 415: The body has a media type that the operation does not take
   * @throws UnprocessableContentException 422: The application breaks a rule, or the market does not take applications
   * @throws TooManyRequestsException 429: The quota is used up
   * @throws InternalServerErrorException 500: A fault of the service; the request id finds it in the logs
   * @throws ServiceUnavailableException 503: The service is stopping or too busy, or the answer took too long
   */
  public MarketApplicationCreated createMarketApplication(String identifier) {
    return createMarketApplication(identifier, (MarketApplicationInput) null);
  }

  /**
   * Start an application to a market.
   *
   * <p>Open from the moment the buyer has completed the market until its deadline. While an application of the same
   * SIRET is pending, the same identifier is given again, so that a retry is safe. Without a SIRET the company gives it
   * in the first step.
   *
   * <p>{@code POST /api/v1/public_markets/{identifier}/market_applications}, operation {@code createMarketApplication}
   *
   * @param identifier The identifier given when the market was created
   * @param body null for none
   * @throws BadRequestException 400: The request cannot be read
   * @throws UnauthorizedException 401: No valid token
   * @throws ForbiddenException 403: The token lacks the scope, or the object belongs to another editor
   * @throws NotFoundException 404: No such object or route
   * @throws NotAcceptableException 406: The answer has no media type that the client accepts
   * @throws ContentTooLargeException 413: The body is larger than the operation takes
   * @throws UnsupportedMediaTypeException 415: The body has a media type that the operation does not take
   * @throws UnprocessableContentException 422: The application breaks a rule, or the market does not take applications
   * @throws TooManyRequestsException 429: The quota is used up
   * @throws InternalServerErrorException 500: A fault of the service; the request id finds it in the logs
   * @throws ServiceUnavailableException 503: The service is stopping or too busy, or the answer took too long
   */
  public MarketApplicationCreated createMarketApplication(String identifier, MarketApplicationInput body) {
    Call call =
        new Call("createMarketApplication", "POST", "/api/v1/public_markets/" + Call.escaped(identifier) + "/market_applications")
            .answeredWithin(60, 262144L, "application/json")
            .withToken()
            .chargedTo(Quota.API)
            .refusedWith(400, BadRequestException::new)
            .refusedWith(401, UnauthorizedException::new)
            .refusedWith(403, ForbiddenException::new)
            .refusedWith(404, NotFoundException::new)
            .refusedWith(406, NotAcceptableException::new)
            .refusedWith(413, ContentTooLargeException::new)
            .refusedWith(415, UnsupportedMediaTypeException::new)
            .refusedWith(422, UnprocessableContentException::new)
            .refusedWith(429, TooManyRequestsException::new)
            .refusedWith(500, InternalServerErrorException::new)
            .refusedWith(503, ServiceUnavailableException::new);
    if (body != null) call.json(Map.of("market_application", body));
    return engine.json(call, 201, MarketApplicationCreated::fromJson);
  }

  /**
   * List the applications to a market, newest first.
   *
   * <p>{@code GET /api/v1/public_markets/{identifier}/market_applications}, operation {@code listMarketApplications}
   *
   * @param identifier The identifier given when the market was created
   * @throws BadRequestException 400: The request cannot be read
   * @throws UnauthorizedException 401: No valid token
   * @throws ForbiddenException 403: The token lacks the scope, or the object belongs to another editor
   * @throws NotFoundException 404: No such object or route
   * @throws NotAcceptableException 406: The answer has no media type that the client accepts
   * @throws UnprocessableContentException 422: The request breaks rules of this contract. All of them are told, but no
   * more than the <code>violations</code> of <code>x-limits</code>: then the first in the order of the contract and,
   * last, that there are more, in <code>field_errors</code> under <code>base</code>.
   * @throws TooManyRequestsException 429: The quota is used up
   * @throws InternalServerErrorException 500: A fault of the service; the request id finds it in the logs
   * @throws ServiceUnavailableException 503: The service is stopping or too busy, or the answer took too long
   */
  public MarketApplicationPage listMarketApplications(String identifier) {
    return listMarketApplications(identifier, (Long) null, (String) null);
  }

  /**
   * List the applications to a market, newest first.
   *
   * <p>{@code GET /api/v1/public_markets/{identifier}/market_applications}, operation {@code listMarketApplications}
   *
   * @param identifier The identifier given when the market was created
   * @param limit How many objects a page holds at most; null for none
   * @param cursor Where the page begins; the <code>next_cursor</code> of the page before; null for none
   * @throws BadRequestException 400: The request cannot be read
   * @throws UnauthorizedException 401: No valid token
   * @throws ForbiddenException 403: The token lacks the scope, or the object belongs to another editor
   * @throws NotFoundException 404: No such object or route
   * @throws NotAcceptableException 406: The answer has no media type that the client accepts
   * @throws UnprocessableContentException 422: The request breaks rules of this contract. All of them are told, but no
   * more than the <code>violations</code> of <code>x-limits</code>: then the first in the order of the contract and,
   * last, that there are more, in <code>field_errors</code> under <code>base</code>.
   * @throws TooManyRequestsException 429: The quota is used up
   * @throws InternalServerErrorException 500: A fault of the service; the request id finds it in the logs
   * @throws ServiceUnavailableException 503: The service is stopping or too busy, or the answer took too long
   */
  public MarketApplicationPage listMarketApplications(String identifier, Long limit, String cursor) {
    Call call =
        new Call("listMarketApplications", "GET", "/api/v1/public_markets/" + Call.escaped(identifier) + "/market_applications")
            .answeredWithin(40, 1048576L, "application/json")
            .withToken()
            .chargedTo(Quota.API)
            .refusedWith(400, BadRequestException::new)
            .refusedWith(401, UnauthorizedException::new)
            .refusedWith(403, ForbiddenException::new)
            .refusedWith(404, NotFoundException::new)
            .refusedWith(406, NotAcceptableException::new)
            .refusedWith(422, UnprocessableContentException::new)
            .refusedWith(429, TooManyRequestsException::new)
            .refusedWith(500, InternalServerErrorException::new)
            .refusedWith(503, ServiceUnavailableException::new);
    call.query.add("limit", limit);
    call.query.add("cursor", cursor);
    return engine.json(call, 200, MarketApplicationPage::fromJson);
  }

  /**
   * List the applications to a market, newest first: all of them, page after page.
   *
   * @param identifier The identifier given when the market was created
   */
  public Pages<MarketApplication> allMarketApplications(String identifier) {
    return allMarketApplications(identifier, (Long) null);
  }

  /**
   * List the applications to a market, newest first: all of them, page after page.
   *
   * @param identifier The identifier given when the market was created
   * @param limit How many objects a page holds at most
   */
  public Pages<MarketApplication> allMarketApplications(String identifier, Long limit) {
    return new Pages<>(cursor -> {
      MarketApplicationPage page = listMarketApplications(identifier, limit, cursor);
      return new Pages.Page<>(page.marketApplications(), page.nextCursor());
    });
  }

  /**
   * Read one application.
   *
   * <p>{@code GET /api/v1/market_applications/{identifier}}, operation {@code getMarketApplication}
   *
   * @param identifier The identifier given when the application was created
   * @throws UnauthorizedException 401: No valid token
   * @throws ForbiddenException 403: The token lacks the scope, or the object belongs to another editor
   * @throws NotFoundException 404: No such object or route
   * @throws NotAcceptableException 406: The answer has no media type that the client accepts
   * @throws TooManyRequestsException 429: The quota is used up
   * @throws InternalServerErrorException 500: A fault of the service; the request id finds it in the logs
   * @throws ServiceUnavailableException 503: The service is stopping or too busy, or the answer took too long
   */
  public MarketApplication getMarketApplication(String identifier) {
    Call call =
        new Call("getMarketApplication", "GET", "/api/v1/market_applications/" + Call.escaped(identifier))
            .answeredWithin(40, 65536L, "application/json")
            .withToken()
            .chargedTo(Quota.API)
            .refusedWith(401, UnauthorizedException::new)
            .refusedWith(403, ForbiddenException::new)
            .refusedWith(404, NotFoundException::new)
            .refusedWith(406, NotAcceptableException::new)
            .refusedWith(429, TooManyRequestsException::new)
            .refusedWith(500, InternalServerErrorException::new)
            .refusedWith(503, ServiceUnavailableException::new);
    return engine.json(call, 200, MarketApplication::fromJson);
  }

  /**
   * Download the attestation of a submitted application.
   *
   * <p>{@code GET /api/v1/market_applications/{identifier}/attestation}, operation {@code getAttestation}
   *
   * @param identifier The identifier given when the application was created
   * @param file where the file is to be
   * @throws BadRequestException 400: The request cannot be read
   * @throws UnauthorizedException 401: No valid token
   * @throws ForbiddenException 403: The token lacks the scope, or the object belongs to another editor
   * @throws NotFoundException 404: No such application, or it has no attestation
   * @throws NotAcceptableException 406: The answer has no media type that the client accepts
   * @throws PreconditionFailedException 412: The document has none of the tags of <code>If-Match</code>
   * @throws RangeNotSatisfiableException 416: The document has no such part
   * @throws UnprocessableException 422: The application is not submitted yet
   * @throws TooManyRequestsException 429: The quota is used up
   * @throws InternalServerErrorException 500: A fault of the service; the request id finds it in the logs
   * @throws ServiceUnavailableException 503: The service is stopping or too busy, or the answer took too long
   */
  public Download getAttestation(String identifier, Path file) {
    return getAttestation(identifier, file, null);
  }

  /**
   * Download the attestation of a submitted application.
   *
   * <p>{@code GET /api/v1/market_applications/{identifier}/attestation}, operation {@code getAttestation}
   *
   * @param identifier The identifier given when the application was created
   * @param file where the file is to be
   * @param progress told while it arrives; null for nobody
   * @throws BadRequestException 400: The request cannot be read
   * @throws UnauthorizedException 401: No valid token
   * @throws ForbiddenException 403: The token lacks the scope, or the object belongs to another editor
   * @throws NotFoundException 404: No such application, or it has no attestation
   * @throws NotAcceptableException 406: The answer has no media type that the client accepts
   * @throws PreconditionFailedException 412: The document has none of the tags of <code>If-Match</code>
   * @throws RangeNotSatisfiableException 416: The document has no such part
   * @throws UnprocessableException 422: The application is not submitted yet
   * @throws TooManyRequestsException 429: The quota is used up
   * @throws InternalServerErrorException 500: A fault of the service; the request id finds it in the logs
   * @throws ServiceUnavailableException 503: The service is stopping or too busy, or the answer took too long
   */
  public Download getAttestation(String identifier, Path file, Download.Progress progress) {
    Call call =
        new Call("getAttestation", "GET", "/api/v1/market_applications/" + Call.escaped(identifier) + "/attestation")
            .answeredWithin(60, 52428800L, "application/pdf, application/json")
            .withToken()
            .chargedTo(Quota.DOWNLOADS)
            .refusedWith(400, BadRequestException::new)
            .refusedWith(401, UnauthorizedException::new)
            .refusedWith(403, ForbiddenException::new)
            .refusedWith(404, NotFoundException::new)
            .refusedWith(406, NotAcceptableException::new)
            .refusedWith(412, PreconditionFailedException::new)
            .refusedWith(416, RangeNotSatisfiableException::new)
            .refusedWith(422, UnprocessableException::new)
            .refusedWith(429, TooManyRequestsException::new)
            .refusedWith(500, InternalServerErrorException::new)
            .refusedWith(503, ServiceUnavailableException::new);
    return new Downloads(engine, call, progress).to(file, true);
  }

  /**
   * Download the documents of a submitted application.
   *
   * <p>{@code GET /api/v1/market_applications/{identifier}/documents_package}, operation {@code getDocumentsPackage}
   *
   * @param identifier The identifier given when the application was created
   * @param file where the file is to be
   * @throws BadRequestException 400: The request cannot be read
   * @throws UnauthorizedException 401: No valid token
   * @throws ForbiddenException 403: The token lacks the scope, or the object belongs to another editor
   * @throws NotFoundException 404: No such application, or it has no package
   * @throws NotAcceptableException 406: The answer has no media type that the client accepts
   * @throws PreconditionFailedException 412: The document has none of the tags of <code>If-Match</code>
   * @throws RangeNotSatisfiableException 416: The document has no such part
   * @throws UnprocessableException 422: The application is not submitted yet
   * @throws TooManyRequestsException 429: The quota is used up
   * @throws InternalServerErrorException 500: A fault of the service; the request id finds it in the logs
   * @throws ServiceUnavailableException 503: The service is stopping or too busy, or the answer took too long
   */
  public Download getDocumentsPackage(String identifier, Path file) {
    return getDocumentsPackage(identifier, file, null);
  }

  /**
   * Download the documents of a submitted application.
   *
   * <p>{@code GET /api/v1/market_applications/{identifier}/documents_package}, operation {@code getDocumentsPackage}
   *
   * @param identifier The identifier given when the application was created
   * @param file where the file is to be
   * @param progress told while it arrives; null for nobody
   * @throws BadRequestException 400: The request cannot be read
   * @throws UnauthorizedException 401: No valid token
   * @throws ForbiddenException 403: The token lacks the scope, or the object belongs to another editor
   * @throws NotFoundException 404: No such application, or it has no package
   * @throws NotAcceptableException 406: The answer has no media type that the client accepts
   * @throws PreconditionFailedException 412: The document has none of the tags of <code>If-Match</code>
   * @throws RangeNotSatisfiableException 416: The document has no such part
   * @throws UnprocessableException 422: The application is not submitted yet
   * @throws TooManyRequestsException 429: The quota is used up
   * @throws InternalServerErrorException 500: A fault of the service; the request id finds it in the logs
   * @throws ServiceUnavailableException 503: The service is stopping or too busy, or the answer took too long
   */
  public Download getDocumentsPackage(String identifier, Path file, Download.Progress progress) {
    Call call =
        new Call("getDocumentsPackage", "GET", "/api/v1/market_applications/" + Call.escaped(identifier) + "/documents_package")
            .answeredWithin(60, 524288000L, "application/zip, application/json")
            .withToken()
            .chargedTo(Quota.DOWNLOADS)
            .refusedWith(400, BadRequestException::new)
            .refusedWith(401, UnauthorizedException::new)
            .refusedWith(403, ForbiddenException::new)
            .refusedWith(404, NotFoundException::new)
            .refusedWith(406, NotAcceptableException::new)
            .refusedWith(412, PreconditionFailedException::new)
            .refusedWith(416, RangeNotSatisfiableException::new)
            .refusedWith(422, UnprocessableException::new)
            .refusedWith(429, TooManyRequestsException::new)
            .refusedWith(500, InternalServerErrorException::new)
            .refusedWith(503, ServiceUnavailableException::new);
    return new Downloads(engine, call, progress).to(file, true);
  }

  /**
   * Tell that the process answers.
   *
   * <p>{@code GET /up}, operation {@code getUp}
   *
   * @throws NotAcceptableException 406: The answer has no media type that the client accepts
   * @throws InternalServerErrorException 500: A fault of the service; the request id finds it in the logs
   * @throws ServiceUnavailableException 503: The service is stopping or too busy, or the answer took too long
   */
  public Up getUp() {
    Call call =
        new Call("getUp", "GET", "/up")
            .answeredWithin(35, 65536L, "application/json")
            .refusedWith(406, NotAcceptableException::new)
            .refusedWith(500, InternalServerErrorException::new)
            .refusedWith(503, ServiceUnavailableException::new);
    return engine.json(call, 200, Up::fromJson);
  }

  /**
   * Tell whether the service can take requests.
   *
   * <p>The store can be read and written, files can be kept, deliveries and submissions go on, the antivirus and the
   * mail server answer where they are needed, and no stop is near. Looked at once a second at most, however often it is
   * asked.
   *
   * <p>{@code GET /health/ready}, operation {@code getReadiness}
   *
   * @throws NotAcceptableException 406: The answer has no media type that the client accepts
   * @throws InternalServerErrorException 500: A fault of the service; the request id finds it in the logs
   * @throws NotReadyServiceUnavailableException 503: The service cannot take requests now; what fails is named, and why
   * is in its log
   */
  public Readiness getReadiness() {
    Call call =
        new Call("getReadiness", "GET", "/health/ready")
            .answeredWithin(35, 65536L, "application/json")
            .refusedWith(406, NotAcceptableException::new)
            .refusedWith(500, InternalServerErrorException::new)
            .refusedWith(503, NotReadyServiceUnavailableException::new);
    return engine.json(call, 200, Readiness::fromJson);
  }

  /**
   * This contract.
   *
   * <p>Byte for byte the file that the server was generated from.
   *
   * <p>{@code GET /openapi.yaml}, operation {@code getContractYAML}
   *
   * @throws NotAcceptableException 406: The answer has no media type that the client accepts
   * @throws TooManyRequestsException 429: The quota is used up
   * @throws InternalServerErrorException 500: A fault of the service; the request id finds it in the logs
   * @throws ServiceUnavailableException 503: The service is stopping or too busy, or the answer took too long
   */
  public byte[] getContractYaml() {
    Call call =
        new Call("getContractYaml", "GET", "/openapi.yaml")
            .answeredWithin(40, 1048576L, "application/yaml, application/json")
            .chargedTo(Quota.API)
            .refusedWith(406, NotAcceptableException::new)
            .refusedWith(429, TooManyRequestsException::new)
            .refusedWith(500, InternalServerErrorException::new)
            .refusedWith(503, ServiceUnavailableException::new);
    return engine.answer(call, 200).body();
  }

  /**
   * This contract as JSON.
   *
   * <p>{@code GET /openapi.json}, operation {@code getContractJSON}
   *
   * @throws NotAcceptableException 406: The answer has no media type that the client accepts
   * @throws TooManyRequestsException 429: The quota is used up
   * @throws InternalServerErrorException 500: A fault of the service; the request id finds it in the logs
   * @throws ServiceUnavailableException 503: The service is stopping or too busy, or the answer took too long
   */
  public byte[] getContractJson() {
    Call call =
        new Call("getContractJson", "GET", "/openapi.json")
            .answeredWithin(40, 1048576L, "application/json")
            .chargedTo(Quota.API)
            .refusedWith(406, NotAcceptableException::new)
            .refusedWith(429, TooManyRequestsException::new)
            .refusedWith(500, InternalServerErrorException::new)
            .refusedWith(503, ServiceUnavailableException::new);
    return engine.answer(call, 200).body();
  }
}
