// Written from spec.yaml by `spec`. Changes are lost: change the contract.

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
        public const string SignatureHeader = "X-Signature";

        /// <summary>In bytes.</summary>
        public const int LargestBody = 2048;

        private WebhookEvent(string name) { Name = name; }

        /// <summary>As the contract calls it.</summary>
        public string Name { get; }

        /// <summary>The body as Json has it.</summary>
        public abstract object ToJson();

        /// <summary>
        /// A thing is sold.
        /// <para><c>thing.sold</c></para>
        /// </summary>
        public sealed class ThingSold : WebhookEvent
        {
            internal ThingSold(PasseMarche.ThingSold body)
                : base("thing.sold")
            {
                Body = body;
            }

            /// <summary>What it tells.</summary>
            public PasseMarche.ThingSold Body { get; }

            /// <summary>The body as Json has it.</summary>
            public override object ToJson() { return Json.Of(Body); }
        }

        /// <summary>
        /// A thing is lost.
        /// <para><c>thing.lost</c></para>
        /// </summary>
        public sealed class ThingLost : WebhookEvent
        {
            internal ThingLost(PasseMarche.ThingLost body)
                : base("thing.lost")
            {
                Body = body;
            }

            /// <summary>What it tells.</summary>
            public PasseMarche.ThingLost Body { get; }

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
            var name = Json.Required<string>(Json.Members(json), "kind", Json.AsString);
            switch (name)
            {
                case "thing.sold":
                    return new ThingSold(PasseMarche.ThingSold.FromJson(json));
                case "thing.lost":
                    return new ThingLost(PasseMarche.ThingLost.FromJson(json));
                default:
                    return new Unrecognized(name, json);
            }
        }
    }
}
