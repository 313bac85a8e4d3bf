// Written by `spec`. Changes are lost.

using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace PasseMarche
{
    /// <summary>
    /// The credentials of an OAuth client, as the service gave them. The secret is in no description of it.
    /// </summary>
    public sealed class Credentials
    {
        /// <summary>Who calls, and what proves it.</summary>
        public Credentials(string clientId, string clientSecret)
        {
            ClientId = clientId ?? throw new ArgumentNullException(nameof(clientId));
            ClientSecret = clientSecret ?? throw new ArgumentNullException(nameof(clientSecret));
        }

        /// <summary>Who calls.</summary>
        public string ClientId { get; }

        internal string ClientSecret { get; }

        /// <summary>The client's id alone.</summary>
        public override string ToString() { return "Credentials(" + ClientId + ")"; }
    }

    /// <summary>
    /// How often, and how patiently, a call is repeated: where that is safe, because the service cannot have acted on
    /// it (no connection, 429), or because acting twice is the same as once (GET, PUT, DELETE). A refused token is
    /// renewed once besides.
    /// </summary>
    public sealed class RetryPolicy
    {
        /// <summary>Including the first one.</summary>
        public int Attempts { get; set; } = 3;

        /// <summary>Before the second attempt; doubled before each further one, and spread at random.</summary>
        public TimeSpan FirstPause { get; set; } = TimeSpan.FromSeconds(0.5);

        /// <summary>
        /// Where the service asks for a longer one, its refusal is thrown instead of waited for.
        /// </summary>
        public TimeSpan LongestPause { get; set; } = TimeSpan.FromSeconds(20);

        /// <summary>One attempt.</summary>
        public static RetryPolicy Never { get { return new RetryPolicy { Attempts = 1 }; } }
    }

    /// <summary>What can be set of a client.</summary>
    public sealed class ClientOptions
    {
        /// <summary>Of the tokens, separated by spaces; null for what the service gives.</summary>
        public string Scope { get; set; }

        /// <summary>
        /// What carries the requests: proxies, TLS, connections. It must not follow redirects: a token must not travel
        /// to an address that an answer names. Null for one of the client's own; another one is not disposed of with
        /// it.
        /// </summary>
        public HttpMessageHandler Handler { get; set; }

        /// <summary>
        /// Where tokens come from; null: fetched with the credentials and kept in memory. Give one of your own where
        /// several processes share the credentials.
        /// </summary>
        public IAccessTokens Tokens { get; set; }

        /// <summary>How often, and how patiently, a call is repeated.</summary>
        public RetryPolicy Retries { get; set; } = new RetryPolicy();

        /// <summary>
        /// How long a call may take, in place of what the contract says of each operation; of a download, how long the
        /// service may stay silent. Null for what the contract says.
        /// </summary>
        public TimeSpan? Timeout { get; set; }

        /// <summary>
        /// Yours, as <c>MyPlatform/2.1</c>: told to the service behind the client's own name. Null for none.
        /// </summary>
        public string Product { get; set; }

        /// <summary>The clock, so that tests need not wait.</summary>
        public Func<DateTimeOffset> Now { get; set; } = () => DateTimeOffset.UtcNow;

        /// <summary>What waits between attempts.</summary>
        public Func<TimeSpan, CancellationToken, Task> Sleep { get; set; } = Task.Delay;
    }

    /// <summary>What the service last said of a quota.</summary>
    public sealed class QuotaState
    {
        internal QuotaState(long limit, long remaining, DateTimeOffset resetsAt)
        {
            Limit = limit;
            Remaining = remaining;
            ResetsAt = resetsAt;
        }

        /// <summary>Requests in one window.</summary>
        public long Limit { get; }

        /// <summary>Requests left in it.</summary>
        public long Remaining { get; }

        /// <summary>When the window ends.</summary>
        public DateTimeOffset ResetsAt { get; }

        internal static QuotaState Of(HttpResponseMessage response)
        {
            var numbers = new List<long>();
            foreach (var name in new[] { "X-RateLimit-Limit", "X-RateLimit-Remaining", "X-RateLimit-Reset" })
            {
                if (!long.TryParse(Answer.Header(response, name), out var number)) return null;
                numbers.Add(number);
            }
            return new QuotaState(numbers[0], numbers[1], DateTimeOffset.FromUnixTimeSeconds(numbers[2]));
        }
    }
}
