// Written by `spec`. Changes are lost.

using System;
using System.Threading;
using System.Threading.Tasks;

namespace PasseMarche
{
    /// <summary>A bearer token (RFC 6750). Its value is in no description of it.</summary>
    public sealed class AccessToken
    {
        /// <summary>A token, as it is sent, with its time.</summary>
        public AccessToken(string value, DateTimeOffset obtainedAt, DateTimeOffset expiresAt, string scope = null)
        {
            Value = value;
            ObtainedAt = obtainedAt;
            ExpiresAt = expiresAt;
            Scope = scope;
        }

        /// <summary>As it is sent.</summary>
        public string Value { get; }

        /// <summary>When it was asked for.</summary>
        public DateTimeOffset ObtainedAt { get; }

        /// <summary>When it ends.</summary>
        public DateTimeOffset ExpiresAt { get; }

        /// <summary>Separated by spaces; null where the service did not say.</summary>
        public string Scope { get; }

        /// <summary>Whether there is time to use it: a tenth of its life is left, or a minute.</summary>
        public bool IsFresh(DateTimeOffset now)
        {
            var tenth = TimeSpan.FromTicks((ExpiresAt - ObtainedAt).Ticks / 10);
            return now < ExpiresAt - (tenth < TimeSpan.FromMinutes(1) ? tenth : TimeSpan.FromMinutes(1));
        }

        /// <summary>When it ends, and no more.</summary>
        public override string ToString() { return "AccessToken(expires at " + Json.Text(ExpiresAt) + ")"; }
    }

    /// <summary>Where a client has its tokens from. It serves any number of threads at once.</summary>
    public interface IAccessTokens
    {
        /// <summary>A token to call with: the one at hand, or a new one.</summary>
        Task<AccessToken> TokenAsync(CancellationToken cancellationToken);

        /// <summary>
        /// A token in place of one that the service has refused: the one at hand where it is another, or a new one.
        /// </summary>
        Task<AccessToken> RenewAsync(AccessToken refused, CancellationToken cancellationToken);
    }

    /// <summary>Keeps one token and fetches the next when it is due. However many calls wait, one fetches.</summary>
    public sealed class FetchedTokens : IAccessTokens
    {
        private readonly Func<Task<AccessToken>> fetch;
        private readonly Func<DateTimeOffset> now;
        private readonly object guard = new object();
        private AccessToken current;
        private Task<AccessToken> fetching;

        /// <summary>
        /// Tokens by a function that fetches one. It does not end with the call that happened to want the token first:
        /// others may be waiting for it.
        /// </summary>
        public FetchedTokens(Func<Task<AccessToken>> fetch, Func<DateTimeOffset> now)
        {
            this.fetch = fetch;
            this.now = now;
        }

        /// <inheritdoc/>
        public Task<AccessToken> TokenAsync(CancellationToken cancellationToken)
        {
            return OtherThan(null, cancellationToken);
        }

        /// <inheritdoc/>
        public Task<AccessToken> RenewAsync(AccessToken refused, CancellationToken cancellationToken)
        {
            return OtherThan(refused.Value, cancellationToken);
        }

        private Task<AccessToken> OtherThan(string refused, CancellationToken cancellationToken)
        {
            lock (guard)
            {
                if (current != null && current.Value != refused && current.IsFresh(now()))
                {
                    return Task.FromResult(current);
                }
                if (fetching == null) fetching = Task.Run(FetchAsync);
                return Waiting.Within(fetching, cancellationToken);
            }
        }

        private async Task<AccessToken> FetchAsync()
        {
            try
            {
                var token = await fetch().ConfigureAwait(false);
                lock (guard) current = token;
                return token;
            }
            finally
            {
                lock (guard) fetching = null;
            }
        }
    }

    internal static class Waiting
    {
        private static void Forget(Task task)
        {
            task.ContinueWith(
                done => done.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted,
                TaskScheduler.Default);
        }

        /// <summary>
        /// A task's result, unless it is cancelled before, whether or not the task itself heeds that.
        /// </summary>
        internal static async Task<T> Within<T>(Task<T> task, CancellationToken cancellationToken)
        {
            var cancelled = new TaskCompletionSource<bool>();
            using (cancellationToken.Register(() => cancelled.TrySetResult(true)))
            {
                if (await Task.WhenAny(task, cancelled.Task).ConfigureAwait(false) != task)
                {
                    // Whatever comes of it, nobody asks any more.
                    Forget(task);
                    throw new OperationCanceledException(cancellationToken);
                }
            }
            return await task.ConfigureAwait(false);
        }
    }
}
