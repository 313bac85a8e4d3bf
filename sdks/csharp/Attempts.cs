// Written by `spec`. Changes are lost.

using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace PasseMarche
{
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
