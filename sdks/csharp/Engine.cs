// Written by `spec`. Changes are lost.

using System;
using System.Collections.Concurrent;
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
}
