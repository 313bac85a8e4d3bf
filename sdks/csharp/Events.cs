// Written from passemarche.yaml by `spec`. Changes are lost: change the contract.

using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace PasseMarche
{
    /// <summary>What the service tells by webhook.</summary>
    public abstract class WebhookEvent : IJsonValue
    {
        /// <summary>The header with <c>sha256=</c> and the hexadecimal HMAC-SHA256 of the body.</summary>
        public const string SignatureHeader = "X-Webhook-Signature-SHA256";

        /// <summary>In bytes.</summary>
        public const int LargestBody = 1048576;

        private WebhookEvent(string name) { Name = name; }

        /// <summary>As the contract calls it.</summary>
        public string Name { get; }

        /// <summary>The body as Json has it.</summary>
        public abstract object ToJson();

        /// <summary>
        /// A buyer has completed a market.
        /// <para><c>market.completed</c></para>
        /// </summary>
        public sealed class MarketCompleted : WebhookEvent
        {
            internal MarketCompleted(MarketCompletedEvent body)
                : base("market.completed")
            {
                Body = body;
            }

            /// <summary>What it tells.</summary>
            public MarketCompletedEvent Body { get; }

            /// <summary>The body as Json has it.</summary>
            public override object ToJson() { return Json.Of(Body); }
        }

        /// <summary>
        /// A company has submitted its application.
        /// <para><c>market_application.completed</c></para>
        /// </summary>
        public sealed class MarketApplicationCompleted : WebhookEvent
        {
            internal MarketApplicationCompleted(MarketApplicationCompletedEvent body)
                : base("market_application.completed")
            {
                Body = body;
            }

            /// <summary>What it tells.</summary>
            public MarketApplicationCompletedEvent Body { get; }

            /// <summary>The body as Json has it.</summary>
            public override object ToJson() { return Json.Of(Body); }
        }

        /// <summary>An event that the contract does not name; to be answered like the others.</summary>
        public sealed class Unrecognized : WebhookEvent
        {
            private readonly object json;

            internal Unrecognized(string name, object json) : base(name) { this.json = json; }

            /// <summary>The body as Json has it.</summary>
            public override object ToJson() { return json; }
        }

        /// <summary>Reads the body of a webhook.</summary>
        internal static WebhookEvent FromJson(object json)
        {
            var name = Json.Required<string>(Json.Members(json), "event", Json.AsString);
            switch (name)
            {
                case "market.completed":
                    return new MarketCompleted(PasseMarche.MarketCompletedEvent.FromJson(json));
                case "market_application.completed":
                    return new MarketApplicationCompleted(PasseMarche.MarketApplicationCompletedEvent.FromJson(json));
                default:
                    return new Unrecognized(name, json);
            }
        }
    }
}
