// Written from spec.yaml by `spec`. Changes are lost: change the contract.

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
        /// <summary>100 requests in 60 seconds, 5 of them at once.</summary>
        public const string Api = "api";

        /// <summary>10 requests in 60 seconds, 2 of them at once.</summary>
        public const string LargeFiles = "large-files";
    }

    /// <summary>
    /// The client of Small service, version 0.2.0 of its contract. It serves any number of threads at once.
    /// <para>One of each thing that a client can be given, and of each that it is not.</para>
    /// </summary>
    public sealed class PasseMarcheClient : IDisposable
    {
        /// <summary>The version of the contract that the client was written from.</summary>
        public const string ContractVersion = "0.2.0";

        /// <summary>Where the service is published.</summary>
        public static class Address
        {
            /// <summary>Production</summary>
            public static readonly Uri Production = new Uri("https://example.org");

            /// <summary>For trying</summary>
            public static readonly Uri Staging = new Uri("https://staging.example.org");
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
                return new AccessToken(token.AccessToken, began, expiry, null);
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
        /// Get a token.
        /// <para><c>POST /token</c>, operation <c>createToken</c></para>
        /// </summary>
        /// <param name="scope">Separated by spaces</param>
        /// <exception cref="UnauthorizedException">401: Not so</exception>
        public Task<Token> CreateTokenAsync(
            string scope = null, CancellationToken cancellationToken = default(CancellationToken))
        {
            var call = new Call("CreateToken", "POST", "/token")
            {
                Quota = Quota.Api, Timeout = TimeSpan.FromSeconds(35), Limit = 65536, Accept = "application/json",
            };
            call.Refusals[401] = (operation, answer) => new UnauthorizedException(operation, answer);
            var form = new Pairs();
            form.Add("grant_type", "client_credentials");
            form.Add("client_id", engine.Credentials.ClientId);
            form.Add("client_secret", engine.Credentials.ClientSecret);
            form.Add("scope", scope);
            call.SetForm(form);
            return engine.JsonAsync<Token>(call, 200, PasseMarche.Token.FromJson, cancellationToken);
        }

        /// <summary>
        /// List things.
        /// <para><c>GET /things</c>, operation <c>listThings</c></para>
        /// </summary>
        /// <param name="limit">How many at most</param>
        /// <exception cref="UnprocessableContentException">422: Not so</exception>
        /// <exception cref="InternalServerErrorException">500: Not so</exception>
        public Task<ThingPage> ListThingsAsync(
            Guid xTrace, long? limit = null, string cursor = null, IReadOnlyList<Color> colors = null,
            IReadOnlyList<long> ids = null, DateTimeOffset? madeAfter = null,
            CancellationToken cancellationToken = default(CancellationToken))
        {
            var call = new Call("ListThings", "GET", "/things")
            {
                NeedsToken = true, Quota = Quota.Api, Timeout = TimeSpan.FromSeconds(35), Limit = 65536,
                Accept = "application/json",
            };
            call.Refusals[422] = (operation, answer) => new UnprocessableContentException(operation, answer);
            call.Refusals[500] = (operation, answer) => new InternalServerErrorException(operation, answer);
            call.Query.Add("limit", limit);
            call.Query.Add("cursor", cursor);
            call.Query.AddAll("colors", colors);
            call.Query.AddJoined("ids", ids);
            call.Query.Add("made_after", madeAfter);
            call.Header("X-Trace", xTrace);
            return engine.JsonAsync<ThingPage>(call, 200, PasseMarche.ThingPage.FromJson, cancellationToken);
        }

        /// <summary>List things: all of them, page after page.</summary>
        public Pages<Thing> AllThings(
            Guid xTrace, long? limit = null, IReadOnlyList<Color> colors = null, IReadOnlyList<long> ids = null,
            DateTimeOffset? madeAfter = null)
        {
            return new Pages<Thing>(async (next, cancellationToken) =>
            {
                var page = await ListThingsAsync(
                    xTrace, limit, next, colors, ids, madeAfter, cancellationToken).ConfigureAwait(false);
                return new Pages<Thing>.Page { Items = page.Things, Next = page.NextCursor };
            });
        }

        /// <summary>
        /// Make a thing.
        /// <para>Makes one.</para>
        /// <para>And tells of it.</para>
        /// <para><c>POST /things</c>, operation <c>createThing</c></para>
        /// </summary>
        /// <exception cref="ConflictException">409: There is one already</exception>
        /// <exception cref="GoneException">410: None is made any more</exception>
        /// <exception cref="UnprocessableContentException">422: Not so</exception>
        [Obsolete("The contract says so.")]
        public Task<Thing> CreateThingAsync(
            Thing body, CancellationToken cancellationToken = default(CancellationToken))
        {
            var call = new Call("CreateThing", "POST", "/things")
            {
                NeedsToken = true, Quota = Quota.Api, Timeout = TimeSpan.FromSeconds(35), Limit = 65536,
                Accept = "application/json",
            };
            call.Refusals[409] = (operation, answer) => new ConflictException(operation, answer);
            call.Refusals[410] = (operation, answer) => new GoneException(operation, answer);
            call.Refusals[422] = (operation, answer) => new UnprocessableContentException(operation, answer);
            call.SetJson(new Dictionary<string, object> { { "thing", body } });
            return engine.JsonAsync<Thing>(call, 201, PasseMarche.Thing.FromJson, cancellationToken);
        }

        /// <summary>
        /// Change a thing, or nothing.
        /// <para><c>PATCH /things/{id}</c>, operation <c>touchThing</c></para>
        /// </summary>
        /// <param name="id">Of the thing</param>
        /// <exception cref="NotFoundException">404: Not so</exception>
        public Task TouchThingAsync(
            string id, Change body = null, CancellationToken cancellationToken = default(CancellationToken))
        {
            var call = new Call("TouchThing", "PATCH", "/things/" + Call.Segment(id))
            {
                NeedsToken = true, Quota = Quota.Api, Timeout = TimeSpan.FromSeconds(35), Limit = 65536,
                Accept = "application/json",
            };
            call.Refusals[404] = (operation, answer) => new NotFoundException(operation, answer);
            if (body != null) call.SetJson(body);
            return engine.AnswerAsync(call, 204, cancellationToken);
        }

        /// <summary>
        /// Forget a thing.
        /// <para><c>DELETE /things/{id}</c>, operation <c>deleteThing</c></para>
        /// </summary>
        /// <param name="id">Of the thing</param>
        /// <exception cref="NotFoundException">404: Not so</exception>
        public Task DeleteThingAsync(string id, CancellationToken cancellationToken = default(CancellationToken))
        {
            var call = new Call("DeleteThing", "DELETE", "/things/" + Call.Segment(id))
            {
                NeedsToken = true, Quota = Quota.Api, Timeout = TimeSpan.FromSeconds(35), Limit = 65536,
                Accept = "application/json",
            };
            call.Refusals[404] = (operation, answer) => new NotFoundException(operation, answer);
            return engine.AnswerAsync(call, 204, cancellationToken);
        }

        /// <summary>
        /// Download everything about a thing.
        /// <para><c>GET /things/{id}/archive</c>, operation <c>getArchive</c></para>
        /// </summary>
        /// <exception cref="NotFoundException">404: Not so</exception>
        /// <exception cref="RangeNotSatisfiableException">416: Not so</exception>
        public Task<Download> GetArchiveAsync(
            string id, string file, DownloadProgress progress = null,
            CancellationToken cancellationToken = default(CancellationToken))
        {
            var call = new Call("GetArchive", "GET", "/things/" + Call.Segment(id) + "/archive")
            {
                NeedsToken = true, Quota = Quota.LargeFiles, Timeout = TimeSpan.FromSeconds(60), Limit = 524288000,
                Accept = "application/zip, application/json",
            };
            call.Refusals[404] = (operation, answer) => new NotFoundException(operation, answer);
            call.Refusals[416] = (operation, answer) => new RangeNotSatisfiableException(operation, answer);
            return new Downloads(engine, call, progress, cancellationToken).ToAsync(file, true);
        }

        /// <summary>
        /// Look at a thing.
        /// <para><c>GET /things/{id}/picture</c>, operation <c>getPicture</c></para>
        /// </summary>
        /// <exception cref="NotFoundException">404: Not so</exception>
        public Task<byte[]> GetPictureAsync(string id, CancellationToken cancellationToken = default(CancellationToken))
        {
            var call = new Call("GetPicture", "GET", "/things/" + Call.Segment(id) + "/picture")
            {
                Timeout = TimeSpan.FromSeconds(35), Limit = 1048576, Accept = "image/png, application/json",
            };
            call.Refusals[404] = (operation, answer) => new NotFoundException(operation, answer);
            return engine.BytesAsync(call, 200, cancellationToken);
        }

        /// <summary>
        /// Show a thing.
        /// <para><c>PUT /things/{id}/picture</c>, operation <c>putPicture</c></para>
        /// </summary>
        /// <exception cref="NotFoundException">404: Not so</exception>
        public Task PutPictureAsync(
            string id, byte[] body, CancellationToken cancellationToken = default(CancellationToken))
        {
            var call = new Call("PutPicture", "PUT", "/things/" + Call.Segment(id) + "/picture")
            {
                NeedsToken = true, Quota = Quota.Api, Timeout = TimeSpan.FromSeconds(35), Limit = 65536,
                Accept = "application/json",
            };
            call.Refusals[404] = (operation, answer) => new NotFoundException(operation, answer);
            call.Content(body, "image/png");
            return engine.AnswerAsync(call, 204, cancellationToken);
        }

        /// <summary>
        /// Claim things.
        /// <para><c>POST /claims</c>, operation <c>claimThings</c></para>
        /// </summary>
        /// <param name="ids">Of the things</param>
        /// <param name="color">What it looks like.</param>
        /// <exception cref="UnprocessableContentException">422: Not so</exception>
        public Task ClaimThingsAsync(
            IReadOnlyList<string> ids, Color color, bool shown, long? count = null,
            CancellationToken cancellationToken = default(CancellationToken))
        {
            var call = new Call("ClaimThings", "POST", "/claims")
            {
                NeedsToken = true, Quota = Quota.Api, Timeout = TimeSpan.FromSeconds(35), Limit = 65536,
                Accept = "application/json",
            };
            call.Refusals[422] = (operation, answer) => new UnprocessableContentException(operation, answer);
            var form = new Pairs();
            form.AddAll("ids", ids);
            form.Add("color", color);
            form.Add("shown", shown);
            form.Add("count", count);
            call.SetForm(form);
            return engine.AnswerAsync(call, 202, cancellationToken);
        }

        /// <summary>
        /// Tell the version.
        /// <para><c>GET /version</c>, operation <c>getVersion</c></para>
        /// </summary>
        /// <exception cref="NotFoundException">404: Not so</exception>
        public Task<string> GetVersionAsync(CancellationToken cancellationToken = default(CancellationToken))
        {
            var call = new Call("GetVersion", "GET", "/version")
            {
                Timeout = TimeSpan.FromSeconds(35), Limit = 65536, Accept = "text/plain, application/json",
            };
            call.Refusals[404] = (operation, answer) => new NotFoundException(operation, answer);
            return engine.TextAsync(call, 200, cancellationToken);
        }
    }
}
