// Written by `spec`. Changes are lost.

using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Text;

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
}
