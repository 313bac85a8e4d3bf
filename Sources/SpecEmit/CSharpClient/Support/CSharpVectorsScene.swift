extension CSharpClientSupport {
  /// The steps of vectors.
  static let vectorsScene = #"""
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace PasseMarche.Vectors
{
    /// <summary>Counts the parts of files that came.</summary>
    internal sealed class Observed : DelegatingHandler
    {
        internal int Parts;

        internal Observed() : base(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { }

        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            if ((int)response.StatusCode == 206) Interlocked.Increment(ref Parts);
            return response;
        }
    }

    /// <summary>What the steps of one vector share.</summary>
    internal sealed class Scene
    {
        private readonly Sandbox sandbox;
        private readonly PasseMarcheClient client;
        private readonly Observed observed = new Observed();
        private readonly string folder;
        private readonly Dictionary<string, object> saved = new Dictionary<string, object>();

        internal static async Task PlayAsync(IReadOnlyDictionary<string, object> vector, Sandbox sandbox)
        {
            await sandbox.AskAsync("DELETE", "/sandbox/scenarios", null).ConfigureAwait(false);
            var folder = Path.Combine(Path.GetTempPath(), "vectors-" + Guid.NewGuid());
            Directory.CreateDirectory(folder);
            try
            {
                var scene = new Scene(sandbox, Values.Member(vector, "options"), folder);
                var number = 0;
                foreach (var step in Values.Items(Values.Member(vector, "steps")))
                {
                    number++;
                    try
                    {
                        await scene.StepAsync(Values.Members(Values.Resolved(step, scene.saved)))
                            .ConfigureAwait(false);
                    }
                    catch (Exception failure)
                    {
                        throw new InvalidOperationException("step " + number + ": " + failure.Message, failure);
                    }
                }
            }
            finally
            {
                Directory.Delete(folder, true);
            }
        }

        private Scene(Sandbox sandbox, object options, string folder)
        {
            this.sandbox = sandbox;
            this.folder = folder;
            var retries = new RetryPolicy();
            if (Values.Member(options, "attempts") is long attempts) retries.Attempts = (int)attempts;
            retries.LongestPause = Seconds(Values.Member(options, "longest_pause")) ?? retries.LongestPause;
            var secret = Values.Member(options, "client_secret") as string
                ?? Environment.GetEnvironmentVariable("PM_CLIENT_SECRET");
            client = new PasseMarcheClient(
                new Uri(sandbox.BaseUrl),
                new Credentials(Environment.GetEnvironmentVariable("PM_CLIENT_ID"), secret),
                new ClientOptions
                {
                    Handler = observed, Retries = retries, Scope = Values.Member(options, "scope") as string,
                    Timeout = Seconds(Values.Member(options, "timeout")),
                });
        }

        private static TimeSpan? Seconds(object number)
        {
            return number == null ? (TimeSpan?)null : TimeSpan.FromSeconds(Convert.ToDouble(number));
        }

        private async Task StepAsync(IReadOnlyDictionary<string, object> step)
        {
            if (step.ContainsKey("scenario"))
            {
                await sandbox.AskAsync("POST", "/sandbox/scenarios", step["scenario"]).ConfigureAwait(false);
            }
            else if (step.ContainsKey("sandbox"))
            {
                var answer = await sandbox.AskAsync("POST", (string)step["sandbox"], Values.Member(step, "body"))
                    .ConfigureAwait(false);
                Save(step, answer);
            }
            else if (step.ContainsKey("used"))
            {
                Values.Compare(step["used"], await sandbox.UsedAsync().ConfigureAwait(false), "used");
            }
            else if (step.ContainsKey("call"))
            {
                await CallAsync(step).ConfigureAwait(false);
            }
            else if (step.ContainsKey("collect"))
            {
                await CollectAsync(step).ConfigureAwait(false);
            }
            else if (step.ContainsKey("download"))
            {
                await DownloadAsync(step).ConfigureAwait(false);
            }
            else if (step.ContainsKey("quota"))
            {
                var state = client.State((string)step["quota"]);
                if (state == null) throw new Difference("nothing is known of the quota");
                Values.Compare(
                    step["expect"],
                    new Dictionary<string, object> { { "limit", state.Limit }, { "remaining", state.Remaining } },
                    "quota");
            }
            else if (step.ContainsKey("webhook"))
            {
                Webhook(step);
            }
            else
            {
                throw new ArgumentException("unknown step: " + Json.Write(step));
            }
        }

        private static T Known<T>(Dictionary<string, T> table, object name)
        {
            if (table.TryGetValue((string)name, out var found)) return found;
            throw new ArgumentException("unknown operation: " + name);
        }

        private async Task CallAsync(IReadOnlyDictionary<string, object> step)
        {
            var operation = Known(Operations.Calls, step["call"]);
            var times = Values.Member(step, "parallel") as long? ?? 1;
            var running = Enumerable.Range(0, (int)times)
                .Select(index => Task.Run(() => operation(client, Values.Member(step, "arguments")))).ToList();
            object first = null;
            foreach (var call in running)
            {
                var result = await JudgedAsync(step, call).ConfigureAwait(false);
                if (first == null) first = result;
            }
            Save(step, first);
        }

        /// <summary>The result, if one was expected, and it is as it was expected.</summary>
        private static async Task<object> JudgedAsync(IReadOnlyDictionary<string, object> step, Task<object> work)
        {
            var expected = Values.Members(Values.Member(step, "expect"));
            object result;
            try
            {
                result = Written(await work.ConfigureAwait(false));
            }
            catch (PasseMarcheException failure)
            {
                if (!expected.ContainsKey("error")) throw;
                Values.Compare(expected["error"], Told(failure), "error");
                return null;
            }
            if (expected.ContainsKey("error")) throw new Difference("it went well");
            if (expected.ContainsKey("result")) Values.Compare(expected["result"], result, "result");
            return result;
        }

        private async Task CollectAsync(IReadOnlyDictionary<string, object> step)
        {
            var listing = Known(Operations.Listings, step["collect"]);
            var found = Values.Items(
                await JudgedAsync(step, listing(client, Values.Member(step, "arguments"))).ConfigureAwait(false));
            var expected = Values.Member(step, "expect");
            if (Values.Member(expected, "count_at_least") is long least && found.Count < least)
            {
                throw new Difference(found.Count + " items, not " + least);
            }
            var seen = new HashSet<object>();
            foreach (var item in found)
            {
                var identifier = Values.Member(item, "identifier");
                if (identifier != null && !seen.Add(identifier)) throw new Difference(identifier + " comes twice");
                foreach (var name in Values.Items(Values.Member(expected, "each_has")))
                {
                    if (Values.Member(item, (string)name) == null) throw new Difference("an item has no " + name);
                }
            }
        }

        private async Task DownloadAsync(IReadOnlyDictionary<string, object> step)
        {
            var transfer = Known(Operations.Transfers, step["download"]);
            var before = observed.Parts;
            long told = 0;
            var file = Path.Combine(folder, (string)step["download"]);
            var arguments = Values.Member(step, "arguments");
            var download = transfer(client, arguments, file, (received, total) => told = received);
            var result = await JudgedAsync(step, DescribedAsync(download)).ConfigureAwait(false);
            if (result == null) return;
            Values.Compare(told, Values.Member(result, "size"), "progress");
            Values.Compare(new FileInfo(file).Length, Values.Member(result, "size"), "file");
            var expected = Values.Members(Values.Member(step, "expect"));
            foreach (var name in new[] { "size", "sha256" })
            {
                if (expected.ContainsKey(name)) Values.Compare(expected[name], Values.Member(result, name), name);
            }
            if (expected.ContainsKey("same_as"))
            {
                var other = (string)expected["same_as"];
                var wanted = saved.ContainsKey(other) ? saved[other] : other;
                Values.Compare(wanted, Values.Member(result, "sha256"), "sha256");
            }
            if (Equals(Values.Member(step, "resumes"), true) && observed.Parts == before)
            {
                throw new Difference("it was not resumed");
            }
            foreach (var item in Values.Members(Values.Member(step, "save")))
            {
                saved[item.Key] = Values.Member(result, (string)item.Value);
            }
        }

        private static async Task<object> DescribedAsync(Task<Download> work)
        {
            var download = await work.ConfigureAwait(false);
            return new Dictionary<string, object> { { "size", download.Size }, { "sha256", download.Sha256 } };
        }

        private static void Webhook(IReadOnlyDictionary<string, object> step)
        {
            var sent = step["webhook"];
            var secrets = Values.Items(Values.Member(sent, "secrets")).Cast<string>().ToArray();
            var receiver = new WebhookReceiver(secrets);
            if (Equals(Values.Member(sent, "proof"), "either_header")) receiver.Proof = WebhookProof.EitherHeader;
            if (Values.Member(sent, "now") is long now) receiver.Now = () => DateTimeOffset.FromUnixTimeSeconds(now);
            var headers = Values.Members(Values.Member(sent, "headers"))
                .Select(header => new KeyValuePair<string, string>(header.Key, (string)header.Value));
            var result = new Dictionary<string, object>();
            try
            {
                var body = Encoding.UTF8.GetBytes((string)Values.Member(sent, "body"));
                var told = receiver.Receive(headers, body).Event;
                result["event"] = told.Name;
                if (!(told is WebhookEvent.Unrecognized))
                {
                    var json = Written(told);
                    result["body"] = json;
                    result["market"] = Values.Pointed(json, "/market/identifier")
                        ?? Values.Pointed(json, "/market_identifier");
                }
            }
            catch (WebhookRefusedException refused)
            {
                // `WrongSignature` is called `wrong_signature`.
                var letters = refused.Reason.ToString()
                    .Select((letter, index) => (index > 0 && char.IsUpper(letter) ? "_" : "") + char.ToLower(letter));
                result["refused"] = string.Concat(letters);
                result["status"] = (long)refused.Status;
            }
            Values.Compare(step["expect"], result, "webhook");
        }

        /// <summary>Keeps what the step names, for the steps that follow.</summary>
        private void Save(IReadOnlyDictionary<string, object> step, object result)
        {
            foreach (var item in Values.Members(Values.Member(step, "save")))
            {
                var value = Values.Pointed(result, (string)item.Value);
                saved[item.Key] = value ?? throw new Difference("nothing at " + item.Value);
            }
        }

        /// <summary>A value as the client's model writes it.</summary>
        private static object Written(object value)
        {
            return value == null ? null : Json.Parse(Json.Write(Json.Of(value)));
        }

        /// <summary>What an exception tells, as vectors word it.</summary>
        private static object Told(PasseMarcheException failure)
        {
            var result = new Dictionary<string, object> { { "kind", failure.ToString() } };
            if (failure is RefusalException refusal)
            {
                result["kind"] = "declared";
                result["status"] = (long)refusal.Status;
                result["sentences"] = refusal.Sentences.Cast<object>().ToList();
                if (refusal.RetryAfter != null) result["retry_after"] = (long)refusal.RetryAfter.Value.TotalSeconds;
            }
            else if (failure is UndeclaredStatusException undeclared)
            {
                result["kind"] = "undeclared";
                result["status"] = (long)undeclared.Answer.Status;
            }
            else if (failure is TokenException)
            {
                result["kind"] = "token";
            }
            else if (failure is CallTimeoutException)
            {
                result["kind"] = "timeout";
            }
            else if (failure is UnreadableAnswerException)
            {
                result["kind"] = "unreadable";
            }
            else if (failure is TooLargeException)
            {
                result["kind"] = "too_large";
            }
            else if (failure is TransportException)
            {
                result["kind"] = "transport";
            }
            return result;
        }
    }
}

"""#
}
