// Written from passemarche.yaml by `spec`. Changes are lost: change the contract.

using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace PasseMarche
{
    /// <summary>The quotas that calls are charged to.</summary>
    public static class Quota
    {
        /// <summary>60 requests in 3600 seconds, 10 of them at once.</summary>
        public const string Token = "token";

        /// <summary>1000 requests in 3600 seconds, 50 of them at once.</summary>
        public const string Api = "api";

        /// <summary>100 requests in 3600 seconds, 10 of them at once.</summary>
        public const string Downloads = "downloads";
    }

    /// <summary>
    /// The client of Passe Marché, version 1.1.0 of its contract. It serves any number of threads at once.
    /// <para>An editor of a procurement platform creates a public market, sends the buyer to its configuration, starts
    /// applications for companies, is told by webhook when either is completed, and downloads the documents.</para>
    /// <para>Every limit, status, header and sentence below is enforced by the server that is generated from this file,
    /// and checked by the conformance suite that reads it. The <c>x-</c> keywords are explained in
    /// <c>extensions.md</c>.</para>
    /// </summary>
    public sealed class PasseMarcheClient : IDisposable
    {
        /// <summary>The version of the contract that the client was written from.</summary>
        public const string ContractVersion = "1.1.0";

        /// <summary>Where the service is published.</summary>
        public static class Address
        {
            /// <summary>Production</summary>
            public static readonly Uri Production = new Uri("https://passemarche.data.gouv.fr");

            /// <summary>Acceptance tests with real data</summary>
            public static readonly Uri Preprod = new Uri("https://preprod.passemarche.data.gouv.fr");

            /// <summary>Integration by editors, simulated data</summary>
            public static readonly Uri Staging = new Uri("https://staging.passemarche.data.gouv.fr");

            /// <summary>Internal tests, simulated data, may be reset</summary>
            public static readonly Uri Sandbox = new Uri("https://sandbox.passemarche.data.gouv.fr");
        }

        private readonly Engine engine;

        /// <summary>
        /// A client of the service at an absolute URL, with the editor's credentials as the service gave them.
        /// </summary>
        public PasseMarcheClient(Uri baseUrl, Credentials credentials, ClientOptions options = null)
        {
            options = options ?? new ClientOptions();
            engine = new Engine(baseUrl, credentials, options, ContractVersion) { Tokens = options.Tokens };
            if (engine.Tokens != null) return;
            var open = new PasseMarcheClient(engine.WithoutTokens());
            engine.Tokens = new FetchedTokens(async () =>
            {
                var began = options.Now();
                var token = await open.CreateTokenAsync(scope: options.Scope).ConfigureAwait(false);
                var expiry = began.AddSeconds(token.ExpiresIn);
                return new AccessToken(token.AccessToken, began, expiry, token.Scope);
            }, options.Now);
        }

        private PasseMarcheClient(Engine engine) { this.engine = engine; }

        /// <summary>Where the tokens of this client come from.</summary>
        public IAccessTokens Tokens { get { return engine.Tokens; } }

        /// <summary>
        /// What the service last said of a quota; null before the first call that is charged to it.
        /// </summary>
        public QuotaState State(string quota)
        {
            return engine.Quotas.TryGetValue(quota, out var state) ? state : null;
        }

        /// <summary>Closes the connections.</summary>
        public void Dispose() { engine.Http.Dispose(); }

        /// <summary>
        /// Get an access token.
        /// <para>The client credentials grant of RFC 6749 section 4.4. The client proves itself by HTTP Basic or in the
        /// form body, never both. A new token revokes the client's earlier one with the same set of scopes.</para>
        /// <para><c>POST /oauth/token</c>, operation <c>createToken</c></para>
        /// </summary>
        /// <param name="scope">Scopes separated by spaces; <c>api_access</c> when absent</param>
        /// <exception cref="OAuthBadRequestException">400: The request is not a client credentials request</exception>
        /// <exception cref="OAuthUnauthorizedException">401: The client is unknown, its secret is wrong, or its editor
        /// is not authorized or active</exception>
        /// <exception cref="OAuthNotAcceptableException">406: The answer has no media type that the client
        /// accepts</exception>
        /// <exception cref="ContentTooLargeException">413: The body is larger than the operation takes</exception>
        /// <exception cref="OAuthUnsupportedMediaTypeException">415: The body is not a form</exception>
        /// <exception cref="OAuthTooManyRequestsException">429: The quota is used up</exception>
        /// <exception cref="OAuthInternalServerErrorException">500: A fault of the service; the request id finds it in
        /// the logs</exception>
        /// <exception cref="OAuthServiceUnavailableException">503: The service is stopping or too busy, or the answer
        /// took too long</exception>
        public Task<Token> CreateTokenAsync(
            string scope = null, CancellationToken cancellationToken = default(CancellationToken))
        {
            var call = new Call("CreateToken", "POST", "/oauth/token")
            {
                Quota = Quota.Token, Timeout = TimeSpan.FromSeconds(40), Limit = 65536, Accept = "application/json",
            };
            call.Refusals[400] = (operation, answer) => new OAuthBadRequestException(operation, answer);
            call.Refusals[401] = (operation, answer) => new OAuthUnauthorizedException(operation, answer);
            call.Refusals[406] = (operation, answer) => new OAuthNotAcceptableException(operation, answer);
            call.Refusals[413] = (operation, answer) => new ContentTooLargeException(operation, answer);
            call.Refusals[415] = (operation, answer) => new OAuthUnsupportedMediaTypeException(operation, answer);
            call.Refusals[429] = (operation, answer) => new OAuthTooManyRequestsException(operation, answer);
            call.Refusals[500] = (operation, answer) => new OAuthInternalServerErrorException(operation, answer);
            call.Refusals[503] = (operation, answer) => new OAuthServiceUnavailableException(operation, answer);
            var form = new Pairs();
            form.Add("grant_type", "client_credentials");
            form.Add("client_id", engine.Credentials.ClientId);
            form.Add("client_secret", engine.Credentials.ClientSecret);
            form.Add("scope", scope);
            call.SetForm(form);
            return engine.JsonAsync<Token>(call, 200, PasseMarche.Token.FromJson, cancellationToken);
        }

        /// <summary>
        /// Revoke an access token.
        /// <para>RFC 7009. The answer is the same whether the token was valid, unknown or another client's; only the
        /// client's own tokens are revoked.</para>
        /// <para><c>POST /oauth/revoke</c>, operation <c>revokeToken</c></para>
        /// </summary>
        /// <exception cref="OAuthBadRequestException">400: The request cannot be read or breaks a rule</exception>
        /// <exception cref="OAuthUnauthorizedException">401: The client is unknown, its secret is wrong, or its editor
        /// is not authorized or active</exception>
        /// <exception cref="OAuthNotAcceptableException">406: The answer has no media type that the client
        /// accepts</exception>
        /// <exception cref="ContentTooLargeException">413: The body is larger than the operation takes</exception>
        /// <exception cref="OAuthUnsupportedMediaTypeException">415: The body is not a form</exception>
        /// <exception cref="OAuthTooManyRequestsException">429: The quota is used up</exception>
        /// <exception cref="OAuthInternalServerErrorException">500: A fault of the service; the request id finds it in
        /// the logs</exception>
        /// <exception cref="OAuthServiceUnavailableException">503: The service is stopping or too busy, or the answer
        /// took too long</exception>
        public Task RevokeTokenAsync(
            string token, string tokenTypeHint = null, CancellationToken cancellationToken = default(CancellationToken))
        {
            var call = new Call("RevokeToken", "POST", "/oauth/revoke")
            {
                Quota = Quota.Api, Timeout = TimeSpan.FromSeconds(40), Limit = 65536, Accept = "application/json",
            };
            call.Refusals[400] = (operation, answer) => new OAuthBadRequestException(operation, answer);
            call.Refusals[401] = (operation, answer) => new OAuthUnauthorizedException(operation, answer);
            call.Refusals[406] = (operation, answer) => new OAuthNotAcceptableException(operation, answer);
            call.Refusals[413] = (operation, answer) => new ContentTooLargeException(operation, answer);
            call.Refusals[415] = (operation, answer) => new OAuthUnsupportedMediaTypeException(operation, answer);
            call.Refusals[429] = (operation, answer) => new OAuthTooManyRequestsException(operation, answer);
            call.Refusals[500] = (operation, answer) => new OAuthInternalServerErrorException(operation, answer);
            call.Refusals[503] = (operation, answer) => new OAuthServiceUnavailableException(operation, answer);
            var form = new Pairs();
            form.Add("token", token);
            form.Add("token_type_hint", tokenTypeHint);
            form.Add("client_id", engine.Credentials.ClientId);
            form.Add("client_secret", engine.Credentials.ClientSecret);
            call.SetForm(form);
            return engine.AnswerAsync(call, 200, cancellationToken);
        }

        /// <summary>
        /// Tell whether a token is active.
        /// <para>RFC 7662. A token of another client is told to be inactive.</para>
        /// <para><c>POST /oauth/introspect</c>, operation <c>introspectToken</c></para>
        /// </summary>
        /// <exception cref="OAuthBadRequestException">400: The request cannot be read or breaks a rule</exception>
        /// <exception cref="OAuthUnauthorizedException">401: The client is unknown, its secret is wrong, or its editor
        /// is not authorized or active</exception>
        /// <exception cref="OAuthNotAcceptableException">406: The answer has no media type that the client
        /// accepts</exception>
        /// <exception cref="ContentTooLargeException">413: The body is larger than the operation takes</exception>
        /// <exception cref="OAuthUnsupportedMediaTypeException">415: The body is not a form</exception>
        /// <exception cref="OAuthTooManyRequestsException">429: The quota is used up</exception>
        /// <exception cref="OAuthInternalServerErrorException">500: A fault of the service; the request id finds it in
        /// the logs</exception>
        /// <exception cref="OAuthServiceUnavailableException">503: The service is stopping or too busy, or the answer
        /// took too long</exception>
        public Task<Introspection> IntrospectTokenAsync(
            string token, string tokenTypeHint = null, CancellationToken cancellationToken = default(CancellationToken))
        {
            var call = new Call("IntrospectToken", "POST", "/oauth/introspect")
            {
                Quota = Quota.Api, Timeout = TimeSpan.FromSeconds(40), Limit = 65536, Accept = "application/json",
            };
            call.Refusals[400] = (operation, answer) => new OAuthBadRequestException(operation, answer);
            call.Refusals[401] = (operation, answer) => new OAuthUnauthorizedException(operation, answer);
            call.Refusals[406] = (operation, answer) => new OAuthNotAcceptableException(operation, answer);
            call.Refusals[413] = (operation, answer) => new ContentTooLargeException(operation, answer);
            call.Refusals[415] = (operation, answer) => new OAuthUnsupportedMediaTypeException(operation, answer);
            call.Refusals[429] = (operation, answer) => new OAuthTooManyRequestsException(operation, answer);
            call.Refusals[500] = (operation, answer) => new OAuthInternalServerErrorException(operation, answer);
            call.Refusals[503] = (operation, answer) => new OAuthServiceUnavailableException(operation, answer);
            var form = new Pairs();
            form.Add("token", token);
            form.Add("token_type_hint", tokenTypeHint);
            form.Add("client_id", engine.Credentials.ClientId);
            form.Add("client_secret", engine.Credentials.ClientSecret);
            call.SetForm(form);
            return engine.JsonAsync<Introspection>(call, 200, PasseMarche.Introspection.FromJson, cancellationToken);
        }

        /// <summary>
        /// Tell what the presented token is.
        /// <para><c>GET /oauth/token/info</c>, operation <c>getTokenInfo</c></para>
        /// </summary>
        /// <exception cref="UnauthorizedException">401: No valid token</exception>
        /// <exception cref="NotAcceptableException">406: The answer has no media type that the client
        /// accepts</exception>
        /// <exception cref="TooManyRequestsException">429: The quota is used up</exception>
        /// <exception cref="InternalServerErrorException">500: A fault of the service; the request id finds it in the
        /// logs</exception>
        /// <exception cref="ServiceUnavailableException">503: The service is stopping or too busy, or the answer took
        /// too long</exception>
        public Task<TokenInfo> GetTokenInfoAsync(CancellationToken cancellationToken = default(CancellationToken))
        {
            var call = new Call("GetTokenInfo", "GET", "/oauth/token/info")
            {
                NeedsToken = true, Quota = Quota.Api, Timeout = TimeSpan.FromSeconds(40), Limit = 65536,
                Accept = "application/json",
            };
            call.Refusals[401] = (operation, answer) => new UnauthorizedException(operation, answer);
            call.Refusals[406] = (operation, answer) => new NotAcceptableException(operation, answer);
            call.Refusals[429] = (operation, answer) => new TooManyRequestsException(operation, answer);
            call.Refusals[500] = (operation, answer) => new InternalServerErrorException(operation, answer);
            call.Refusals[503] = (operation, answer) => new ServiceUnavailableException(operation, answer);
            return engine.JsonAsync<TokenInfo>(call, 200, PasseMarche.TokenInfo.FromJson, cancellationToken);
        }

        /// <summary>
        /// Metadata of the authorization server.
        /// <para>RFC 8414.</para>
        /// <para><c>GET /.well-known/oauth-authorization-server</c>, operation
        /// <c>getAuthorizationServerMetadata</c></para>
        /// </summary>
        /// <exception cref="NotAcceptableException">406: The answer has no media type that the client
        /// accepts</exception>
        /// <exception cref="TooManyRequestsException">429: The quota is used up</exception>
        /// <exception cref="InternalServerErrorException">500: A fault of the service; the request id finds it in the
        /// logs</exception>
        /// <exception cref="ServiceUnavailableException">503: The service is stopping or too busy, or the answer took
        /// too long</exception>
        public Task<AuthorizationServerMetadata> GetAuthorizationServerMetadataAsync(
            CancellationToken cancellationToken = default(CancellationToken))
        {
            var call = new Call("GetAuthorizationServerMetadata", "GET", "/.well-known/oauth-authorization-server")
            {
                Quota = Quota.Api, Timeout = TimeSpan.FromSeconds(40), Limit = 65536, Accept = "application/json",
            };
            call.Refusals[406] = (operation, answer) => new NotAcceptableException(operation, answer);
            call.Refusals[429] = (operation, answer) => new TooManyRequestsException(operation, answer);
            call.Refusals[500] = (operation, answer) => new InternalServerErrorException(operation, answer);
            call.Refusals[503] = (operation, answer) => new ServiceUnavailableException(operation, answer);
            return engine.JsonAsync<AuthorizationServerMetadata>(
                call, 200, PasseMarche.AuthorizationServerMetadata.FromJson, cancellationToken);
        }

        /// <summary>
        /// Check the token and the service.
        /// <para><c>GET /api/v1/status</c>, operation <c>getStatus</c></para>
        /// </summary>
        /// <exception cref="UnauthorizedException">401: No valid token</exception>
        /// <exception cref="ForbiddenException">403: The token lacks the scope, or the object belongs to another
        /// editor</exception>
        /// <exception cref="NotAcceptableException">406: The answer has no media type that the client
        /// accepts</exception>
        /// <exception cref="TooManyRequestsException">429: The quota is used up</exception>
        /// <exception cref="InternalServerErrorException">500: A fault of the service; the request id finds it in the
        /// logs</exception>
        /// <exception cref="ServiceUnavailableException">503: The service is stopping or too busy, or the answer took
        /// too long</exception>
        public Task<Status> GetStatusAsync(CancellationToken cancellationToken = default(CancellationToken))
        {
            var call = new Call("GetStatus", "GET", "/api/v1/status")
            {
                NeedsToken = true, Quota = Quota.Api, Timeout = TimeSpan.FromSeconds(40), Limit = 65536,
                Accept = "application/json",
            };
            call.Refusals[401] = (operation, answer) => new UnauthorizedException(operation, answer);
            call.Refusals[403] = (operation, answer) => new ForbiddenException(operation, answer);
            call.Refusals[406] = (operation, answer) => new NotAcceptableException(operation, answer);
            call.Refusals[429] = (operation, answer) => new TooManyRequestsException(operation, answer);
            call.Refusals[500] = (operation, answer) => new InternalServerErrorException(operation, answer);
            call.Refusals[503] = (operation, answer) => new ServiceUnavailableException(operation, answer);
            return engine.JsonAsync<Status>(call, 200, PasseMarche.Status.FromJson, cancellationToken);
        }

        /// <summary>
        /// Create a public market.
        /// <para>The buyer then configures the market at <c>configuration_url</c>. <c>lot_name</c> is accepted for
        /// clients of the first version: it makes one lot when <c>lots</c> is absent or empty.</para>
        /// <para><c>POST /api/v1/public_markets</c>, operation <c>createPublicMarket</c></para>
        /// </summary>
        /// <exception cref="BadRequestException">400: The request cannot be read</exception>
        /// <exception cref="UnauthorizedException">401: No valid token</exception>
        /// <exception cref="ForbiddenException">403: The token lacks the scope, or the editor may not create defence
        /// markets</exception>
        /// <exception cref="NotAcceptableException">406: The answer has no media type that the client
        /// accepts</exception>
        /// <exception cref="ContentTooLargeException">413: The body is larger than the operation takes</exception>
        /// <exception cref="UnsupportedMediaTypeException">415: The body has a media type that the operation does not
        /// take</exception>
        /// <exception cref="UnprocessableContentException">422: The request breaks rules of this contract. All of them
        /// are told, but no more than the <c>violations</c> of <c>x-limits</c>: then the first in the order of the
        /// contract and, last, that there are more, in <c>field_errors</c> under <c>base</c>.</exception>
        /// <exception cref="TooManyRequestsException">429: The quota is used up</exception>
        /// <exception cref="InternalServerErrorException">500: A fault of the service; the request id finds it in the
        /// logs</exception>
        /// <exception cref="ServiceUnavailableException">503: The service is stopping or too busy, or the answer took
        /// too long</exception>
        public Task<PublicMarketCreated> CreatePublicMarketAsync(
            PublicMarketInput body, CancellationToken cancellationToken = default(CancellationToken))
        {
            var call = new Call("CreatePublicMarket", "POST", "/api/v1/public_markets")
            {
                NeedsToken = true, Quota = Quota.Api, Timeout = TimeSpan.FromSeconds(60), Limit = 262144,
                Accept = "application/json",
            };
            call.Refusals[400] = (operation, answer) => new BadRequestException(operation, answer);
            call.Refusals[401] = (operation, answer) => new UnauthorizedException(operation, answer);
            call.Refusals[403] = (operation, answer) => new ForbiddenException(operation, answer);
            call.Refusals[406] = (operation, answer) => new NotAcceptableException(operation, answer);
            call.Refusals[413] = (operation, answer) => new ContentTooLargeException(operation, answer);
            call.Refusals[415] = (operation, answer) => new UnsupportedMediaTypeException(operation, answer);
            call.Refusals[422] = (operation, answer) => new UnprocessableContentException(operation, answer);
            call.Refusals[429] = (operation, answer) => new TooManyRequestsException(operation, answer);
            call.Refusals[500] = (operation, answer) => new InternalServerErrorException(operation, answer);
            call.Refusals[503] = (operation, answer) => new ServiceUnavailableException(operation, answer);
            call.SetJson(new Dictionary<string, object> { { "public_market", body } });
            return engine.JsonAsync<PublicMarketCreated>(
                call, 201, PasseMarche.PublicMarketCreated.FromJson, cancellationToken);
        }

        /// <summary>
        /// List the editor's markets, newest first.
        /// <para><c>GET /api/v1/public_markets</c>, operation <c>listPublicMarkets</c></para>
        /// </summary>
        /// <param name="limit">How many objects a page holds at most</param>
        /// <param name="cursor">Where the page begins; the <c>next_cursor</c> of the page before</param>
        /// <exception cref="BadRequestException">400: The request cannot be read</exception>
        /// <exception cref="UnauthorizedException">401: No valid token</exception>
        /// <exception cref="ForbiddenException">403: The token lacks the scope, or the object belongs to another
        /// editor</exception>
        /// <exception cref="NotAcceptableException">406: The answer has no media type that the client
        /// accepts</exception>
        /// <exception cref="UnprocessableContentException">422: The request breaks rules of this contract. All of them
        /// are told, but no more than the <c>violations</c> of <c>x-limits</c>: then the first in the order of the
        /// contract and, last, that there are more, in <c>field_errors</c> under <c>base</c>.</exception>
        /// <exception cref="TooManyRequestsException">429: The quota is used up</exception>
        /// <exception cref="InternalServerErrorException">500: A fault of the service; the request id finds it in the
        /// logs</exception>
        /// <exception cref="ServiceUnavailableException">503: The service is stopping or too busy, or the answer took
        /// too long</exception>
        public Task<PublicMarketPage> ListPublicMarketsAsync(
            long? limit = null, string cursor = null, CancellationToken cancellationToken = default(CancellationToken))
        {
            var call = new Call("ListPublicMarkets", "GET", "/api/v1/public_markets")
            {
                NeedsToken = true, Quota = Quota.Api, Timeout = TimeSpan.FromSeconds(40), Limit = 1048576,
                Accept = "application/json",
            };
            call.Refusals[400] = (operation, answer) => new BadRequestException(operation, answer);
            call.Refusals[401] = (operation, answer) => new UnauthorizedException(operation, answer);
            call.Refusals[403] = (operation, answer) => new ForbiddenException(operation, answer);
            call.Refusals[406] = (operation, answer) => new NotAcceptableException(operation, answer);
            call.Refusals[422] = (operation, answer) => new UnprocessableContentException(operation, answer);
            call.Refusals[429] = (operation, answer) => new TooManyRequestsException(operation, answer);
            call.Refusals[500] = (operation, answer) => new InternalServerErrorException(operation, answer);
            call.Refusals[503] = (operation, answer) => new ServiceUnavailableException(operation, answer);
            call.Query.Add("limit", limit);
            call.Query.Add("cursor", cursor);
            return engine.JsonAsync<PublicMarketPage>(
                call, 200, PasseMarche.PublicMarketPage.FromJson, cancellationToken);
        }

        /// <summary>List the editor's markets, newest first: all of them, page after page.</summary>
        public Pages<PublicMarketSummary> AllPublicMarkets(long? limit = null)
        {
            return new Pages<PublicMarketSummary>(async (next, cancellationToken) =>
            {
                var page = await ListPublicMarketsAsync(limit, next, cancellationToken).ConfigureAwait(false);
                return new Pages<PublicMarketSummary>.Page { Items = page.PublicMarkets, Next = page.NextCursor };
            });
        }

        /// <summary>
        /// Read one market.
        /// <para><c>GET /api/v1/public_markets/{identifier}</c>, operation <c>getPublicMarket</c></para>
        /// </summary>
        /// <param name="identifier">The identifier given when the market was created</param>
        /// <exception cref="UnauthorizedException">401: No valid token</exception>
        /// <exception cref="ForbiddenException">403: The token lacks the scope, or the object belongs to another
        /// editor</exception>
        /// <exception cref="NotFoundException">404: No such object or route</exception>
        /// <exception cref="NotAcceptableException">406: The answer has no media type that the client
        /// accepts</exception>
        /// <exception cref="TooManyRequestsException">429: The quota is used up</exception>
        /// <exception cref="InternalServerErrorException">500: A fault of the service; the request id finds it in the
        /// logs</exception>
        /// <exception cref="ServiceUnavailableException">503: The service is stopping or too busy, or the answer took
        /// too long</exception>
        public Task<PublicMarket> GetPublicMarketAsync(
            string identifier, CancellationToken cancellationToken = default(CancellationToken))
        {
            var call = new Call("GetPublicMarket", "GET", "/api/v1/public_markets/" + Call.Segment(identifier))
            {
                NeedsToken = true, Quota = Quota.Api, Timeout = TimeSpan.FromSeconds(40), Limit = 1048576,
                Accept = "application/json",
            };
            call.Refusals[401] = (operation, answer) => new UnauthorizedException(operation, answer);
            call.Refusals[403] = (operation, answer) => new ForbiddenException(operation, answer);
            call.Refusals[404] = (operation, answer) => new NotFoundException(operation, answer);
            call.Refusals[406] = (operation, answer) => new NotAcceptableException(operation, answer);
            call.Refusals[429] = (operation, answer) => new TooManyRequestsException(operation, answer);
            call.Refusals[500] = (operation, answer) => new InternalServerErrorException(operation, answer);
            call.Refusals[503] = (operation, answer) => new ServiceUnavailableException(operation, answer);
            return engine.JsonAsync<PublicMarket>(call, 200, PasseMarche.PublicMarket.FromJson, cancellationToken);
        }

        /// <summary>
        /// Start an application to a market.
        /// <para>Open from the moment the buyer has completed the market until its deadline. While an application of
        /// the same SIRET is pending, the same identifier is given again, so that a retry is safe. Without a SIRET the
        /// company gives it in the first step.</para>
        /// <para><c>POST /api/v1/public_markets/{identifier}/market_applications</c>, operation
        /// <c>createMarketApplication</c></para>
        /// </summary>
        /// <param name="identifier">The identifier given when the market was created</param>
        /// <exception cref="BadRequestException">400: The request cannot be read</exception>
        /// <exception cref="UnauthorizedException">401: No valid token</exception>
        /// <exception cref="ForbiddenException">403: The token lacks the scope, or the object belongs to another
        /// editor</exception>
        /// <exception cref="NotFoundException">404: No such object or route</exception>
        /// <exception cref="NotAcceptableException">406: The answer has no media type that the client
        /// accepts</exception>
        /// <exception cref="ContentTooLargeException">413: The body is larger than the operation takes</exception>
        /// <exception cref="UnsupportedMediaTypeException">415: The body has a media type that the operation does not
        /// take</exception>
        /// <exception cref="UnprocessableContentException">422: The application breaks a rule, or the market does not
        /// take applications</exception>
        /// <exception cref="TooManyRequestsException">429: The quota is used up</exception>
        /// <exception cref="InternalServerErrorException">500: A fault of the service; the request id finds it in the
        /// logs</exception>
        /// <exception cref="ServiceUnavailableException">503: The service is stopping or too busy, or the answer took
        /// too long</exception>
        public Task<MarketApplicationCreated> CreateMarketApplicationAsync(
            string identifier, MarketApplicationInput body = null,
            CancellationToken cancellationToken = default(CancellationToken))
        {
            var call = new Call(
                "CreateMarketApplication", "POST",
                "/api/v1/public_markets/" + Call.Segment(identifier) + "/market_applications")
            {
                NeedsToken = true, Quota = Quota.Api, Timeout = TimeSpan.FromSeconds(60), Limit = 262144,
                Accept = "application/json",
            };
            call.Refusals[400] = (operation, answer) => new BadRequestException(operation, answer);
            call.Refusals[401] = (operation, answer) => new UnauthorizedException(operation, answer);
            call.Refusals[403] = (operation, answer) => new ForbiddenException(operation, answer);
            call.Refusals[404] = (operation, answer) => new NotFoundException(operation, answer);
            call.Refusals[406] = (operation, answer) => new NotAcceptableException(operation, answer);
            call.Refusals[413] = (operation, answer) => new ContentTooLargeException(operation, answer);
            call.Refusals[415] = (operation, answer) => new UnsupportedMediaTypeException(operation, answer);
            call.Refusals[422] = (operation, answer) => new UnprocessableContentException(operation, answer);
            call.Refusals[429] = (operation, answer) => new TooManyRequestsException(operation, answer);
            call.Refusals[500] = (operation, answer) => new InternalServerErrorException(operation, answer);
            call.Refusals[503] = (operation, answer) => new ServiceUnavailableException(operation, answer);
            if (body != null) call.SetJson(new Dictionary<string, object> { { "market_application", body } });
            return engine.JsonAsync<MarketApplicationCreated>(
                call, 201, PasseMarche.MarketApplicationCreated.FromJson, cancellationToken);
        }

        /// <summary>
        /// List the applications to a market, newest first.
        /// <para><c>GET /api/v1/public_markets/{identifier}/market_applications</c>, operation
        /// <c>listMarketApplications</c></para>
        /// </summary>
        /// <param name="identifier">The identifier given when the market was created</param>
        /// <param name="limit">How many objects a page holds at most</param>
        /// <param name="cursor">Where the page begins; the <c>next_cursor</c> of the page before</param>
        /// <exception cref="BadRequestException">400: The request cannot be read</exception>
        /// <exception cref="UnauthorizedException">401: No valid token</exception>
        /// <exception cref="ForbiddenException">403: The token lacks the scope, or the object belongs to another
        /// editor</exception>
        /// <exception cref="NotFoundException">404: No such object or route</exception>
        /// <exception cref="NotAcceptableException">406: The answer has no media type that the client
        /// accepts</exception>
        /// <exception cref="UnprocessableContentException">422: The request breaks rules of this contract. All of them
        /// are told, but no more than the <c>violations</c> of <c>x-limits</c>: then the first in the order of the
        /// contract and, last, that there are more, in <c>field_errors</c> under <c>base</c>.</exception>
        /// <exception cref="TooManyRequestsException">429: The quota is used up</exception>
        /// <exception cref="InternalServerErrorException">500: A fault of the service; the request id finds it in the
        /// logs</exception>
        /// <exception cref="ServiceUnavailableException">503: The service is stopping or too busy, or the answer took
        /// too long</exception>
        public Task<MarketApplicationPage> ListMarketApplicationsAsync(
            string identifier, long? limit = null, string cursor = null,
            CancellationToken cancellationToken = default(CancellationToken))
        {
            var call = new Call(
                "ListMarketApplications", "GET",
                "/api/v1/public_markets/" + Call.Segment(identifier) + "/market_applications")
            {
                NeedsToken = true, Quota = Quota.Api, Timeout = TimeSpan.FromSeconds(40), Limit = 1048576,
                Accept = "application/json",
            };
            call.Refusals[400] = (operation, answer) => new BadRequestException(operation, answer);
            call.Refusals[401] = (operation, answer) => new UnauthorizedException(operation, answer);
            call.Refusals[403] = (operation, answer) => new ForbiddenException(operation, answer);
            call.Refusals[404] = (operation, answer) => new NotFoundException(operation, answer);
            call.Refusals[406] = (operation, answer) => new NotAcceptableException(operation, answer);
            call.Refusals[422] = (operation, answer) => new UnprocessableContentException(operation, answer);
            call.Refusals[429] = (operation, answer) => new TooManyRequestsException(operation, answer);
            call.Refusals[500] = (operation, answer) => new InternalServerErrorException(operation, answer);
            call.Refusals[503] = (operation, answer) => new ServiceUnavailableException(operation, answer);
            call.Query.Add("limit", limit);
            call.Query.Add("cursor", cursor);
            return engine.JsonAsync<MarketApplicationPage>(
                call, 200, PasseMarche.MarketApplicationPage.FromJson, cancellationToken);
        }

        /// <summary>List the applications to a market, newest first: all of them, page after page.</summary>
        public Pages<MarketApplication> AllMarketApplications(string identifier, long? limit = null)
        {
            return new Pages<MarketApplication>(async (next, cancellationToken) =>
            {
                var page = await ListMarketApplicationsAsync(
                    identifier, limit, next, cancellationToken).ConfigureAwait(false);
                return new Pages<MarketApplication>.Page { Items = page.MarketApplications, Next = page.NextCursor };
            });
        }

        /// <summary>
        /// Read one application.
        /// <para><c>GET /api/v1/market_applications/{identifier}</c>, operation <c>getMarketApplication</c></para>
        /// </summary>
        /// <param name="identifier">The identifier given when the application was created</param>
        /// <exception cref="UnauthorizedException">401: No valid token</exception>
        /// <exception cref="ForbiddenException">403: The token lacks the scope, or the object belongs to another
        /// editor</exception>
        /// <exception cref="NotFoundException">404: No such object or route</exception>
        /// <exception cref="NotAcceptableException">406: The answer has no media type that the client
        /// accepts</exception>
        /// <exception cref="TooManyRequestsException">429: The quota is used up</exception>
        /// <exception cref="InternalServerErrorException">500: A fault of the service; the request id finds it in the
        /// logs</exception>
        /// <exception cref="ServiceUnavailableException">503: The service is stopping or too busy, or the answer took
        /// too long</exception>
        public Task<MarketApplication> GetMarketApplicationAsync(
            string identifier, CancellationToken cancellationToken = default(CancellationToken))
        {
            var call = new Call(
                "GetMarketApplication", "GET", "/api/v1/market_applications/" + Call.Segment(identifier))
            {
                NeedsToken = true, Quota = Quota.Api, Timeout = TimeSpan.FromSeconds(40), Limit = 65536,
                Accept = "application/json",
            };
            call.Refusals[401] = (operation, answer) => new UnauthorizedException(operation, answer);
            call.Refusals[403] = (operation, answer) => new ForbiddenException(operation, answer);
            call.Refusals[404] = (operation, answer) => new NotFoundException(operation, answer);
            call.Refusals[406] = (operation, answer) => new NotAcceptableException(operation, answer);
            call.Refusals[429] = (operation, answer) => new TooManyRequestsException(operation, answer);
            call.Refusals[500] = (operation, answer) => new InternalServerErrorException(operation, answer);
            call.Refusals[503] = (operation, answer) => new ServiceUnavailableException(operation, answer);
            return engine.JsonAsync<MarketApplication>(
                call, 200, PasseMarche.MarketApplication.FromJson, cancellationToken);
        }

        /// <summary>
        /// Download the attestation of a submitted application.
        /// <para><c>GET /api/v1/market_applications/{identifier}/attestation</c>, operation
        /// <c>getAttestation</c></para>
        /// </summary>
        /// <param name="identifier">The identifier given when the application was created</param>
        /// <exception cref="BadRequestException">400: The request cannot be read</exception>
        /// <exception cref="UnauthorizedException">401: No valid token</exception>
        /// <exception cref="ForbiddenException">403: The token lacks the scope, or the object belongs to another
        /// editor</exception>
        /// <exception cref="NotFoundException">404: No such application, or it has no attestation</exception>
        /// <exception cref="NotAcceptableException">406: The answer has no media type that the client
        /// accepts</exception>
        /// <exception cref="PreconditionFailedException">412: The document has none of the tags of
        /// <c>If-Match</c></exception>
        /// <exception cref="RangeNotSatisfiableException">416: The document has no such part</exception>
        /// <exception cref="UnprocessableException">422: The application is not submitted yet</exception>
        /// <exception cref="TooManyRequestsException">429: The quota is used up</exception>
        /// <exception cref="InternalServerErrorException">500: A fault of the service; the request id finds it in the
        /// logs</exception>
        /// <exception cref="ServiceUnavailableException">503: The service is stopping or too busy, or the answer took
        /// too long</exception>
        public Task<Download> GetAttestationAsync(
            string identifier, string file, DownloadProgress progress = null,
            CancellationToken cancellationToken = default(CancellationToken))
        {
            var call = new Call(
                "GetAttestation", "GET", "/api/v1/market_applications/" + Call.Segment(identifier) + "/attestation")
            {
                NeedsToken = true, Quota = Quota.Downloads, Timeout = TimeSpan.FromSeconds(60), Limit = 52428800,
                Accept = "application/pdf, application/json",
            };
            call.Refusals[400] = (operation, answer) => new BadRequestException(operation, answer);
            call.Refusals[401] = (operation, answer) => new UnauthorizedException(operation, answer);
            call.Refusals[403] = (operation, answer) => new ForbiddenException(operation, answer);
            call.Refusals[404] = (operation, answer) => new NotFoundException(operation, answer);
            call.Refusals[406] = (operation, answer) => new NotAcceptableException(operation, answer);
            call.Refusals[412] = (operation, answer) => new PreconditionFailedException(operation, answer);
            call.Refusals[416] = (operation, answer) => new RangeNotSatisfiableException(operation, answer);
            call.Refusals[422] = (operation, answer) => new UnprocessableException(operation, answer);
            call.Refusals[429] = (operation, answer) => new TooManyRequestsException(operation, answer);
            call.Refusals[500] = (operation, answer) => new InternalServerErrorException(operation, answer);
            call.Refusals[503] = (operation, answer) => new ServiceUnavailableException(operation, answer);
            return new Downloads(engine, call, progress, cancellationToken).ToAsync(file, true);
        }

        /// <summary>
        /// Download the documents of a submitted application.
        /// <para><c>GET /api/v1/market_applications/{identifier}/documents_package</c>, operation
        /// <c>getDocumentsPackage</c></para>
        /// </summary>
        /// <param name="identifier">The identifier given when the application was created</param>
        /// <exception cref="BadRequestException">400: The request cannot be read</exception>
        /// <exception cref="UnauthorizedException">401: No valid token</exception>
        /// <exception cref="ForbiddenException">403: The token lacks the scope, or the object belongs to another
        /// editor</exception>
        /// <exception cref="NotFoundException">404: No such application, or it has no package</exception>
        /// <exception cref="NotAcceptableException">406: The answer has no media type that the client
        /// accepts</exception>
        /// <exception cref="PreconditionFailedException">412: The document has none of the tags of
        /// <c>If-Match</c></exception>
        /// <exception cref="RangeNotSatisfiableException">416: The document has no such part</exception>
        /// <exception cref="UnprocessableException">422: The application is not submitted yet</exception>
        /// <exception cref="TooManyRequestsException">429: The quota is used up</exception>
        /// <exception cref="InternalServerErrorException">500: A fault of the service; the request id finds it in the
        /// logs</exception>
        /// <exception cref="ServiceUnavailableException">503: The service is stopping or too busy, or the answer took
        /// too long</exception>
        public Task<Download> GetDocumentsPackageAsync(
            string identifier, string file, DownloadProgress progress = null,
            CancellationToken cancellationToken = default(CancellationToken))
        {
            var call = new Call(
                "GetDocumentsPackage", "GET",
                "/api/v1/market_applications/" + Call.Segment(identifier) + "/documents_package")
            {
                NeedsToken = true, Quota = Quota.Downloads, Timeout = TimeSpan.FromSeconds(60), Limit = 524288000,
                Accept = "application/zip, application/json",
            };
            call.Refusals[400] = (operation, answer) => new BadRequestException(operation, answer);
            call.Refusals[401] = (operation, answer) => new UnauthorizedException(operation, answer);
            call.Refusals[403] = (operation, answer) => new ForbiddenException(operation, answer);
            call.Refusals[404] = (operation, answer) => new NotFoundException(operation, answer);
            call.Refusals[406] = (operation, answer) => new NotAcceptableException(operation, answer);
            call.Refusals[412] = (operation, answer) => new PreconditionFailedException(operation, answer);
            call.Refusals[416] = (operation, answer) => new RangeNotSatisfiableException(operation, answer);
            call.Refusals[422] = (operation, answer) => new UnprocessableException(operation, answer);
            call.Refusals[429] = (operation, answer) => new TooManyRequestsException(operation, answer);
            call.Refusals[500] = (operation, answer) => new InternalServerErrorException(operation, answer);
            call.Refusals[503] = (operation, answer) => new ServiceUnavailableException(operation, answer);
            return new Downloads(engine, call, progress, cancellationToken).ToAsync(file, true);
        }

        /// <summary>
        /// Tell that the process answers.
        /// <para><c>GET /up</c>, operation <c>getUp</c></para>
        /// </summary>
        /// <exception cref="NotAcceptableException">406: The answer has no media type that the client
        /// accepts</exception>
        /// <exception cref="InternalServerErrorException">500: A fault of the service; the request id finds it in the
        /// logs</exception>
        /// <exception cref="ServiceUnavailableException">503: The service is stopping or too busy, or the answer took
        /// too long</exception>
        public Task<Up> GetUpAsync(CancellationToken cancellationToken = default(CancellationToken))
        {
            var call = new Call("GetUp", "GET", "/up")
            {
                Timeout = TimeSpan.FromSeconds(35), Limit = 65536, Accept = "application/json",
            };
            call.Refusals[406] = (operation, answer) => new NotAcceptableException(operation, answer);
            call.Refusals[500] = (operation, answer) => new InternalServerErrorException(operation, answer);
            call.Refusals[503] = (operation, answer) => new ServiceUnavailableException(operation, answer);
            return engine.JsonAsync<Up>(call, 200, PasseMarche.Up.FromJson, cancellationToken);
        }

        /// <summary>
        /// Tell whether the service can take requests.
        /// <para>The store can be read and written, files can be kept, deliveries and submissions go on, the antivirus
        /// and the mail server answer where they are needed, and no stop is near. Looked at once a second at most,
        /// however often it is asked.</para>
        /// <para><c>GET /health/ready</c>, operation <c>getReadiness</c></para>
        /// </summary>
        /// <exception cref="NotAcceptableException">406: The answer has no media type that the client
        /// accepts</exception>
        /// <exception cref="InternalServerErrorException">500: A fault of the service; the request id finds it in the
        /// logs</exception>
        /// <exception cref="NotReadyServiceUnavailableException">503: The service cannot take requests now; what fails
        /// is named, and why is in its log</exception>
        public Task<Readiness> GetReadinessAsync(CancellationToken cancellationToken = default(CancellationToken))
        {
            var call = new Call("GetReadiness", "GET", "/health/ready")
            {
                Timeout = TimeSpan.FromSeconds(35), Limit = 65536, Accept = "application/json",
            };
            call.Refusals[406] = (operation, answer) => new NotAcceptableException(operation, answer);
            call.Refusals[500] = (operation, answer) => new InternalServerErrorException(operation, answer);
            call.Refusals[503] = (operation, answer) => new NotReadyServiceUnavailableException(operation, answer);
            return engine.JsonAsync<Readiness>(call, 200, PasseMarche.Readiness.FromJson, cancellationToken);
        }

        /// <summary>
        /// This contract.
        /// <para>Byte for byte the file that the server was generated from.</para>
        /// <para><c>GET /openapi.yaml</c>, operation <c>getContractYAML</c></para>
        /// </summary>
        /// <exception cref="NotAcceptableException">406: The answer has no media type that the client
        /// accepts</exception>
        /// <exception cref="TooManyRequestsException">429: The quota is used up</exception>
        /// <exception cref="InternalServerErrorException">500: A fault of the service; the request id finds it in the
        /// logs</exception>
        /// <exception cref="ServiceUnavailableException">503: The service is stopping or too busy, or the answer took
        /// too long</exception>
        public Task<byte[]> GetContractYamlAsync(CancellationToken cancellationToken = default(CancellationToken))
        {
            var call = new Call("GetContractYaml", "GET", "/openapi.yaml")
            {
                Quota = Quota.Api, Timeout = TimeSpan.FromSeconds(40), Limit = 1048576,
                Accept = "application/yaml, application/json",
            };
            call.Refusals[406] = (operation, answer) => new NotAcceptableException(operation, answer);
            call.Refusals[429] = (operation, answer) => new TooManyRequestsException(operation, answer);
            call.Refusals[500] = (operation, answer) => new InternalServerErrorException(operation, answer);
            call.Refusals[503] = (operation, answer) => new ServiceUnavailableException(operation, answer);
            return engine.BytesAsync(call, 200, cancellationToken);
        }

        /// <summary>
        /// This contract as JSON.
        /// <para><c>GET /openapi.json</c>, operation <c>getContractJSON</c></para>
        /// </summary>
        /// <exception cref="NotAcceptableException">406: The answer has no media type that the client
        /// accepts</exception>
        /// <exception cref="TooManyRequestsException">429: The quota is used up</exception>
        /// <exception cref="InternalServerErrorException">500: A fault of the service; the request id finds it in the
        /// logs</exception>
        /// <exception cref="ServiceUnavailableException">503: The service is stopping or too busy, or the answer took
        /// too long</exception>
        public Task<byte[]> GetContractJsonAsync(CancellationToken cancellationToken = default(CancellationToken))
        {
            var call = new Call("GetContractJson", "GET", "/openapi.json")
            {
                Quota = Quota.Api, Timeout = TimeSpan.FromSeconds(40), Limit = 1048576, Accept = "application/json",
            };
            call.Refusals[406] = (operation, answer) => new NotAcceptableException(operation, answer);
            call.Refusals[429] = (operation, answer) => new TooManyRequestsException(operation, answer);
            call.Refusals[500] = (operation, answer) => new InternalServerErrorException(operation, answer);
            call.Refusals[503] = (operation, answer) => new ServiceUnavailableException(operation, answer);
            return engine.BytesAsync(call, 200, cancellationToken);
        }
    }
}
