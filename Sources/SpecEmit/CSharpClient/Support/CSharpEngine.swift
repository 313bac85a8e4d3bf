extension CSharpClientSupport {
  /// Sending calls: tokens, time-outs, repetition.
  static let engine = #"""
using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace PasseMarche
{
    /// <summary>The pairs of a query or a form, in their order.</summary>
    internal sealed class Pairs
    {
        private readonly List<string> pairs = new List<string>();

        internal void Add(string name, object value)
        {
            if (value != null) pairs.Add(Call.Escaped(name) + "=" + Call.Escaped(value));
        }

        internal void AddAll<T>(string name, IEnumerable<T> values)
        {
            if (values == null) return;
            foreach (var value in values) Add(name, value);
        }

        internal void AddJoined<T>(string name, IEnumerable<T> values)
        {
            if (values != null) Add(name, string.Join(",", values.Select(value => Json.Text(value))));
        }

        internal bool IsEmpty { get { return pairs.Count == 0; } }

        public override string ToString() { return string.Join("&", pairs); }
    }

    /// <summary>One call of an operation, as it goes out.</summary>
    internal sealed class Call
    {
        internal readonly string Operation;
        internal readonly HttpMethod Method;
        /// <summary>Percent-encoded, from the root.</summary>
        internal readonly string Path;
        /// <summary>How each declared refusal becomes an exception, by status.</summary>
        internal readonly Dictionary<int, Func<string, Answer, RefusalException>> Refusals =
            new Dictionary<int, Func<string, Answer, RefusalException>>();
        internal readonly Pairs Query = new Pairs();
        internal readonly Dictionary<string, string> Headers = new Dictionary<string, string>();
        internal bool NeedsToken { get; set; }
        /// <summary>The name of the quota it is charged to; null for none.</summary>
        internal string Quota { get; set; }
        /// <summary>
        /// Until the whole answer is there; of a download, how long the service may stay silent.
        /// </summary>
        internal TimeSpan Timeout { get; set; }
        /// <summary>Bytes of the largest answer.</summary>
        internal long Limit { get; set; }
        internal string Accept { get; set; }
        internal byte[] Body { get; private set; }
        internal string ContentType { get; private set; }

        internal Call(string operation, string method, string path)
        {
            Operation = operation;
            Method = new HttpMethod(method);
            Path = path;
        }

        /// <summary>
        /// Whether sending it twice comes to the same as sending it once (RFC 9110 section 9.2.2).
        /// </summary>
        internal bool IsIdempotent
        {
            get { return Method == HttpMethod.Get || Method == HttpMethod.Put || Method == HttpMethod.Delete; }
        }

        internal void Header(string name, object value)
        {
            if (value != null) Headers[name] = Json.Text(value);
        }

        internal void Content(byte[] body, string contentType)
        {
            Body = body;
            ContentType = contentType;
        }

        internal void SetJson(object value)
        {
            Content(Encoding.UTF8.GetBytes(Json.Write(Json.Of(value))), "application/json");
        }

        internal void SetForm(Pairs form)
        {
            Content(Encoding.UTF8.GetBytes(form.ToString()), "application/x-www-form-urlencoded");
        }

        /// <summary>Percent-encoded as RFC 3986 wants it of a path segment, a query or a form.</summary>
        internal static string Escaped(object value)
        {
            const string digits = "0123456789ABCDEF";
            var result = new StringBuilder();
            foreach (var unit in Encoding.UTF8.GetBytes(Json.Text(value)))
            {
                var letter = (char)unit;
                var isPlain = letter >= 'a' && letter <= 'z' || letter >= 'A' && letter <= 'Z'
                    || letter >= '0' && letter <= '9' || "-._~".IndexOf(letter) >= 0;
                if (isPlain) result.Append(letter);
                else result.Append('%').Append(digits[unit >> 4]).Append(digits[unit & 15]);
            }
            return result.ToString();
        }

        /// <summary>A value in the path; .NET would take dots alone for steps to another one.</summary>
        internal static string Segment(object value)
        {
            var text = Json.Text(value);
            if (text == "." || text == "..") throw new UnsendableException("a path cannot have the argument " + text);
            return Escaped(text);
        }
    }

    /// <summary>Sends calls.</summary>
    internal sealed class Engine
    {
        internal readonly Credentials Credentials;
        internal readonly ClientOptions Options;
        /// <summary>What the service last said of each quota, by name.</summary>
        internal readonly ConcurrentDictionary<string, QuotaState> Quotas;
        /// <summary>Null where none is to be had; then only calls without one can be made.</summary>
        internal IAccessTokens Tokens;
        internal readonly HttpClient Http;
        private readonly Uri baseUrl;
        private readonly string userAgent;

        internal Engine(Uri baseUrl, Credentials credentials, ClientOptions options, string contractVersion)
        {
            this.baseUrl = baseUrl ?? throw new ArgumentNullException(nameof(baseUrl));
            Credentials = credentials ?? throw new ArgumentNullException(nameof(credentials));
            Options = options;
            Quotas = new ConcurrentDictionary<string, QuotaState>();
            // A token must not travel to an address that an answer names.
            Http = options.Handler == null ? new HttpClient(OwnHandler()) : new HttpClient(options.Handler, false);
            Http.Timeout = System.Threading.Timeout.InfiniteTimeSpan;
            userAgent = "PasseMarche-CSharp/" + contractVersion + " (.NET " + Environment.Version + ")"
                + (options.Product == null ? "" : " " + options.Product);
        }

        private static HttpMessageHandler OwnHandler()
        {
            return new HttpClientHandler
            {
                AllowAutoRedirect = false, UseCookies = false, MaxConnectionsPerServer = 16,
            };
        }

        private Engine(Engine other)
        {
            baseUrl = other.baseUrl;
            Credentials = other.Credentials;
            Options = other.Options;
            Quotas = other.Quotas;
            Http = other.Http;
            userAgent = other.userAgent;
        }

        /// <summary>The same without tokens, for the call that fetches them.</summary>
        internal Engine WithoutTokens() { return new Engine(this); }

        internal TimeSpan TimeoutOf(Call call) { return Options.Timeout ?? call.Timeout; }

        /// <summary>The value of an answer with the expected status.</summary>
        internal async Task<T> JsonAsync<T>(
            Call call, int status, Func<object, T> read, CancellationToken cancellationToken)
        {
            var answer = await AnswerAsync(call, status, cancellationToken).ConfigureAwait(false);
            try
            {
                return read(Json.Parse(answer.Text));
            }
            catch (MalformedJsonException malformed)
            {
                throw new UnreadableAnswerException(answer, malformed);
            }
        }

        /// <summary>An answer with the expected status.</summary>
        internal async Task<Answer> AnswerAsync(Call call, int status, CancellationToken cancellationToken)
        {
            var attempts = new Attempts(this, call, cancellationToken);
            while (true)
            {
                var token = await attempts.TokenAsync().ConfigureAwait(false);
                PasseMarcheException failure;
                try
                {
                    var answer = await OnceAsync(call, token, cancellationToken).ConfigureAwait(false);
                    if (!await attempts.IsOverAsync(answer).ConfigureAwait(false)) continue;
                    if (answer.Status != status) throw Failure(call, answer);
                    return answer;
                }
                catch (TransportException broken)
                {
                    failure = broken;
                }
                catch (CallTimeoutException late)
                {
                    failure = late;
                }
                await attempts.AgainAsync(failure, false).ConfigureAwait(false);
            }
        }

        /// <summary>The text of an answer with the expected status.</summary>
        internal async Task<string> TextAsync(Call call, int status, CancellationToken cancellationToken)
        {
            return (await AnswerAsync(call, status, cancellationToken).ConfigureAwait(false)).Text;
        }

        /// <summary>The bytes of an answer with the expected status.</summary>
        internal async Task<byte[]> BytesAsync(Call call, int status, CancellationToken cancellationToken)
        {
            return (await AnswerAsync(call, status, cancellationToken).ConfigureAwait(false)).Body;
        }

        /// <summary>The exception that an answer is.</summary>
        internal static PasseMarcheException Failure(Call call, Answer answer)
        {
            if (!call.Refusals.TryGetValue(answer.Status, out var make)) return new UndeclaredStatusException(answer);
            try
            {
                return make(call.Operation, answer);
            }
            catch (MalformedJsonException malformed)
            {
                return new UnreadableAnswerException(answer, malformed);
            }
        }

        /// <summary>Reads the JSON of a refusal.</summary>
        internal static T Body<T>(Answer answer, Func<object, T> read) { return read(Json.Parse(answer.Text)); }

        private async Task<Answer> OnceAsync(Call call, AccessToken token, CancellationToken cancellationToken)
        {
            using (var time = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken))
            {
                time.CancelAfter(TimeoutOf(call));
                try
                {
                    using (var response = await StartAsync(call, token, null, time.Token).ConfigureAwait(false))
                    {
                        var body = await GatherAsync(response, call.Limit, time.Token).ConfigureAwait(false);
                        return new Answer(response, body);
                    }
                }
                catch (Exception failure) when (!(failure is PasseMarcheException))
                {
                    throw Described(failure, call, time.Token, cancellationToken);
                }
            }
        }

        /// <summary>Tells who is to blame: the caller who gave up, the time, or the network.</summary>
        internal Exception Described(
            Exception failure, Call call, CancellationToken time, CancellationToken cancellationToken)
        {
            if (cancellationToken.IsCancellationRequested) return new OperationCanceledException(cancellationToken);
            if (time.IsCancellationRequested) return new CallTimeoutException(TimeoutOf(call));
            return new TransportException(failure, IsUnsent(failure));
        }

        private static readonly WebExceptionStatus[] UnsentStatuses =
        {
            WebExceptionStatus.ConnectFailure, WebExceptionStatus.NameResolutionFailure,
            WebExceptionStatus.ProxyNameResolutionFailure, WebExceptionStatus.SecureChannelFailure,
            WebExceptionStatus.TrustFailure,
        };

        private static readonly SocketError[] UnsentCodes =
        {
            SocketError.ConnectionRefused, SocketError.HostNotFound, SocketError.HostUnreachable,
            SocketError.NetworkUnreachable, SocketError.NoData, SocketError.TryAgain,
        };

        /// <summary>Of these it is sure that the request has not left.</summary>
        private static bool IsUnsent(Exception failure)
        {
            for (var reason = failure; reason != null; reason = reason.InnerException)
            {
                if (reason is AuthenticationException) return true;
                var status = (reason as WebException)?.Status;
                if (status != null && UnsentStatuses.Contains(status.Value)) return true;
                var code = (reason as SocketException)?.SocketErrorCode;
                if (code != null && UnsentCodes.Contains(code.Value)) return true;
            }
            return false;
        }

        /// <summary>The whole body.</summary>
        internal static async Task<byte[]> GatherAsync(
            HttpResponseMessage response, long limit, CancellationToken time)
        {
            var stream = await Waiting.Within(response.Content.ReadAsStreamAsync(), time).ConfigureAwait(false);
            var body = new MemoryStream();
            var buffer = new byte[16 << 10];
            while (true)
            {
                var count = await Waiting.Within(
                    stream.ReadAsync(buffer, 0, buffer.Length, time), time).ConfigureAwait(false);
                if (count == 0) break;
                if (body.Length + count > limit) throw new TooLargeException(limit);
                body.Write(buffer, 0, count);
            }
            Complete(response, body.Length);
            return body.ToArray();
        }

        /// <summary>Not every handler tells that an answer is shorter than its head says.</summary>
        internal static void Complete(HttpResponseMessage response, long length)
        {
            var told = response.Content.Headers.ContentLength;
            if (told != null && length < told) throw new IOException("the answer broke off");
        }

        private HttpRequestMessage Request(Call call, AccessToken token, Action<HttpRequestHeaders> more)
        {
            var text = baseUrl.OriginalString.TrimEnd('/') + call.Path;
            if (!call.Query.IsEmpty) text += "?" + call.Query;
            if (!Uri.TryCreate(text, UriKind.Absolute, out var address))
            {
                throw new UnsendableException("the base URL is not an absolute URL");
            }
            var request = new HttpRequestMessage(call.Method, address);
            foreach (var header in call.Headers)
            {
                if (!request.Headers.TryAddWithoutValidation(header.Key, header.Value))
                {
                    throw new UnsendableException("the header " + header.Key);
                }
            }
            if (call.Body != null)
            {
                request.Content = new ByteArrayContent(call.Body);
                request.Content.Headers.TryAddWithoutValidation("Content-Type", call.ContentType);
            }
            request.Headers.ExpectContinue = false;
            request.Headers.TryAddWithoutValidation("Accept", call.Accept);
            // Sizes and parts of a file are told of what is sent.
            request.Headers.TryAddWithoutValidation("Accept-Encoding", "identity");
            request.Headers.TryAddWithoutValidation("User-Agent", userAgent);
            if (token != null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.Value);
            if (more != null) more(request.Headers);
            return request;
        }

        /// <summary>Sends a call once.</summary>
        internal async Task<HttpResponseMessage> StartAsync(
            Call call, AccessToken token, Action<HttpRequestHeaders> more, CancellationToken time)
        {
            var request = Request(call, token, more);
            var response = await Waiting.Within(
                Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, time), time).ConfigureAwait(false);
            if (call.Quota != null)
            {
                var state = QuotaState.Of(response);
                if (state != null) Quotas[call.Quota] = state;
            }
            return response;
        }
    }

    /// <summary>The attempts at one call.</summary>
    internal sealed class Attempts
    {
        private static readonly Random Chance = new Random();
        private readonly Engine engine;
        private readonly Call call;
        private readonly CancellationToken cancellationToken;
        private int made;
        private AccessToken held;
        private bool isRenewed;

        internal Attempts(Engine engine, Call call, CancellationToken cancellationToken)
        {
            this.engine = engine;
            this.call = call;
            this.cancellationToken = cancellationToken;
        }

        /// <summary>The token to send the call with; null for a call that needs none.</summary>
        internal async Task<AccessToken> TokenAsync()
        {
            if (!call.NeedsToken || engine.Tokens == null) return null;
            if (held == null) held = await AskedAsync(null).ConfigureAwait(false);
            return held;
        }

        private async Task<AccessToken> AskedAsync(AccessToken refused)
        {
            try
            {
                return await (refused == null
                    ? engine.Tokens.TokenAsync(cancellationToken)
                    : engine.Tokens.RenewAsync(refused, cancellationToken)).ConfigureAwait(false);
            }
            catch (Exception reason)
            {
                cancellationToken.ThrowIfCancellationRequested();
                throw new TokenException(reason);
            }
        }

        /// <summary>
        /// Whether the answer is the one to go by. Where it is not, it is time for the next attempt.
        /// </summary>
        internal async Task<bool> IsOverAsync(Answer answer)
        {
            if (answer.Status == 401 && !isRenewed && held != null)
            {
                isRenewed = true;
                held = await AskedAsync(held).ConfigureAwait(false);
                return false;
            }
            // The service refuses with 429 before it acts.
            var mayRepeat = answer.Status == 429
                || call.IsIdempotent && new[] { 408, 502, 503, 504 }.Contains(answer.Status);
            if (!mayRepeat) return true;
            var pause = Pause(answer.RetryAfter);
            if (pause == null) return true;
            await engine.Options.Sleep(pause.Value, cancellationToken).ConfigureAwait(false);
            return false;
        }

        /// <summary>
        /// Throws the failure, unless the call may be sent again: then it is time. An attempt that brought part of the
        /// answer counts for nothing against the call.
        /// </summary>
        internal async Task AgainAsync(PasseMarcheException failure, bool madeProgress)
        {
            if (madeProgress) made = 0;
            var mayRepeat = call.IsIdempotent || failure is TransportException broken && broken.IsNotSent;
            var pause = mayRepeat ? Pause(null) : null;
            if (pause == null) throw failure;
            await engine.Options.Sleep(pause.Value, cancellationToken).ConfigureAwait(false);
        }

        /// <summary>How long until the next attempt; null where there is none.</summary>
        private TimeSpan? Pause(TimeSpan? asked)
        {
            made++;
            var policy = engine.Options.Retries;
            if (made >= policy.Attempts) return null;
            if (asked != null) return asked <= policy.LongestPause ? asked : null;
            var pause = policy.FirstPause.TotalSeconds * Math.Pow(2, Math.Min(made - 1, 30));
            double share;
            lock (Chance) share = 0.5 + Chance.NextDouble() / 2;
            return TimeSpan.FromSeconds(Math.Min(pause, policy.LongestPause.TotalSeconds) * share);
        }
    }
}

"""#
}
