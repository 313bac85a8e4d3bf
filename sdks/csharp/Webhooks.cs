// Written by `spec`. Changes are lost.

using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace PasseMarche
{
    /// <summary>What has to prove where a webhook comes from.</summary>
    public enum WebhookProof
    {
        /// <summary>
        /// <c>webhook-id</c>, <c>webhook-timestamp</c> and <c>webhook-signature</c> (Standard Webhooks): the signature
        /// covers the time, so that an old delivery cannot be sent again.
        /// </summary>
        StandardWebhooks,

        /// <summary>
        /// Where those are missing, the published signature header will do. It covers the body alone: nothing tells an
        /// old delivery from a new one.
        /// </summary>
        EitherHeader,
    }

    /// <summary>
    /// Takes the webhooks of the service, whichever framework has received them: headers and bytes in, a typed event
    /// out. The secrets are in no description of it.
    /// </summary>
    public sealed class WebhookReceiver
    {
        private readonly List<byte[]> keys;

        /// <summary>The webhook secret; while it is replaced, the old one and the new one.</summary>
        public WebhookReceiver(params string[] secrets)
        {
            // An empty key would let anybody sign.
            keys = secrets.Where(secret => !string.IsNullOrEmpty(secret)).Select(Encoding.UTF8.GetBytes).ToList();
        }

        /// <summary>How much a delivery may be older, or newer, than the receiver's clock.</summary>
        public TimeSpan Tolerance { get; set; } = TimeSpan.FromMinutes(5);

        /// <summary>What has to prove where a webhook comes from.</summary>
        public WebhookProof Proof { get; set; }

        /// <summary>The receiver's clock.</summary>
        public Func<DateTimeOffset> Now { get; set; } = () => DateTimeOffset.UtcNow;

        /// <summary>Verifies a delivery and reads its event.</summary>
        /// <param name="headers">By their names, in whatever case.</param>
        /// <param name="body">
        /// The bytes as they were received; JSON that was read and written again has other ones.
        /// </param>
        /// <exception cref="WebhookRefusedException">Where it is not believed.</exception>
        public WebhookDelivery Receive(IEnumerable<KeyValuePair<string, string>> headers, byte[] body)
        {
            var anyCase = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
            foreach (var header in headers) anyCase[header.Key] = header.Value;
            return Receive(name => anyCase.TryGetValue(name, out var value) ? value : null, body);
        }

        /// <summary>Verifies a delivery and reads its event.</summary>
        /// <param name="header">Gives the value of a header, null or nothing for none.</param>
        /// <param name="body">
        /// The bytes as they were received; JSON that was read and written again has other ones.
        /// </param>
        /// <exception cref="WebhookRefusedException">Where it is not believed.</exception>
        public WebhookDelivery Receive(Func<string, string> header, byte[] body)
        {
            if (body.Length > WebhookEvent.LargestBody) throw new WebhookRefusedException(WebhookReason.TooLarge);
            var id = header("webhook-id");
            var timestamp = header("webhook-timestamp");
            var signatures = header("webhook-signature");
            DateTimeOffset? sentAt = null;
            if (string.IsNullOrEmpty(id) || string.IsNullOrEmpty(timestamp) || string.IsNullOrEmpty(signatures))
            {
                VerifyPublished(header(WebhookEvent.SignatureHeader), body);
            }
            else
            {
                sentAt = VerifyStandard(id, timestamp, signatures, body);
            }
            try
            {
                var json = Json.Parse(Encoding.UTF8.GetString(body));
                return new WebhookDelivery(id, sentAt, WebhookEvent.FromJson(json));
            }
            catch (MalformedJsonException malformed)
            {
                throw new WebhookRefusedException(WebhookReason.Unreadable, malformed.Message);
            }
        }

        private static WebhookRefusedException Malformed(string header)
        {
            return new WebhookRefusedException(WebhookReason.Malformed, "the header " + header);
        }

        private DateTimeOffset VerifyStandard(string id, string timestamp, string signatures, byte[] body)
        {
            if (!Regex.IsMatch(timestamp, @"\A[0-9]{1,11}\z")) throw Malformed("webhook-timestamp");
            var codes = new List<byte[]>();
            foreach (var signature in signatures.Split(' '))
            {
                if (!signature.StartsWith("v1,", StringComparison.Ordinal)) continue;
                try
                {
                    codes.Add(Convert.FromBase64String(signature.Substring(3)));
                }
                catch (FormatException)
                {
                    // Another one may be.
                }
            }
            if (codes.Count == 0) throw Malformed("webhook-signature");
            Verify(codes, Encoding.UTF8.GetBytes(id + "." + timestamp + ".").Concat(body).ToArray());
            // Judged after the signature: a time that nobody vouches for says nothing.
            var sentAt = DateTimeOffset.FromUnixTimeSeconds(long.Parse(timestamp, CultureInfo.InvariantCulture));
            if ((Now() - sentAt).Duration() > Tolerance)
            {
                throw new WebhookRefusedException(WebhookReason.OutsideWindow, "signed at " + Json.Text(sentAt));
            }
            return sentAt;
        }

        private void VerifyPublished(string signature, byte[] body)
        {
            if (Proof != WebhookProof.EitherHeader || string.IsNullOrEmpty(signature))
            {
                throw new WebhookRefusedException(WebhookReason.Unsigned);
            }
            if (!Regex.IsMatch(signature, @"\Asha256=([0-9a-fA-F]{2})+\z"))
            {
                throw Malformed(WebhookEvent.SignatureHeader);
            }
            var code = new byte[(signature.Length - 7) / 2];
            for (var index = 0; index < code.Length; index++)
            {
                code[index] = Convert.ToByte(signature.Substring(7 + 2 * index, 2), 16);
            }
            Verify(new List<byte[]> { code }, body);
        }

        private void Verify(List<byte[]> codes, byte[] signed)
        {
            var isFound = false;
            foreach (var key in keys)
            {
                using (var mac = new HMACSHA256(key))
                {
                    var expected = mac.ComputeHash(signed);
                    foreach (var code in codes) isFound |= IsEqual(expected, code);
                }
            }
            if (!isFound) throw new WebhookRefusedException(WebhookReason.WrongSignature);
        }

        /// <summary>Compares without telling by its time how much is alike.</summary>
        private static bool IsEqual(byte[] left, byte[] right)
        {
            if (left.Length != right.Length) return false;
            var difference = 0;
            for (var index = 0; index < left.Length; index++) difference |= left[index] ^ right[index];
            return difference == 0;
        }
    }

    /// <summary>A webhook whose origin is proven.</summary>
    public sealed class WebhookDelivery
    {
        internal WebhookDelivery(string id, DateTimeOffset? sentAt, WebhookEvent told)
        {
            Id = id;
            SentAt = sentAt;
            Event = told;
        }

        /// <summary>
        /// The same for each attempt at the same delivery: deliveries come at least once, so skip those that are known.
        /// Null where only the published signature header came.
        /// </summary>
        public string Id { get; }

        /// <summary>When the attempt was made; null likewise.</summary>
        public DateTimeOffset? SentAt { get; }

        /// <summary>What it tells.</summary>
        public WebhookEvent Event { get; }
    }

    /// <summary>Why a webhook is not believed.</summary>
    public enum WebhookReason
    {
        /// <summary>No signature.</summary>
        Unsigned,

        /// <summary>A header that is not what it should be.</summary>
        Malformed,

        /// <summary>Signed by somebody else.</summary>
        WrongSignature,

        /// <summary>
        /// Rightly signed, but at another time than now: sent again by somebody, or one of the clocks is wrong.
        /// </summary>
        OutsideWindow,

        /// <summary>Larger than the contract allows.</summary>
        TooLarge,

        /// <summary>Rightly signed, and not the body of the event it names.</summary>
        Unreadable,
    }

    /// <summary>A webhook that is not believed.</summary>
    public sealed class WebhookRefusedException : PasseMarcheException
    {
        internal WebhookRefusedException(WebhookReason reason, string details = null)
            : base("webhook refused: " + reason + (details == null ? "" : ": " + details))
        {
            Reason = reason;
        }

        /// <summary>Why it is not.</summary>
        public WebhookReason Reason { get; }

        /// <summary>The status to answer with. The service tries again after none of these.</summary>
        public int Status
        {
            get
            {
                switch (Reason)
                {
                    case WebhookReason.Malformed:
                    case WebhookReason.Unreadable:
                        return 400;
                    case WebhookReason.TooLarge:
                        return 413;
                    default:
                        return 401;
                }
            }
        }
    }
}
