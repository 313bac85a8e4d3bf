// Written by `spec`. Changes are lost.

using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net.Http;
using System.Text;

namespace PasseMarche
{
    /// <summary>An answer with its whole body.</summary>
    public sealed class Answer
    {
        internal Answer(HttpResponseMessage response, byte[] body)
        {
            Status = (int)response.StatusCode;
            Body = body;
            var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
            foreach (var header in response.Headers) headers[header.Key] = string.Join(", ", header.Value);
            foreach (var header in response.Content.Headers) headers[header.Key] = string.Join(", ", header.Value);
            Headers = headers;
        }

        /// <summary>Of the answer.</summary>
        public int Status { get; }

        /// <summary>By their names, in whatever case.</summary>
        public IReadOnlyDictionary<string, string> Headers { get; }

        /// <summary>As it came.</summary>
        public byte[] Body { get; }

        /// <summary>The body as text.</summary>
        public string Text { get { return Encoding.UTF8.GetString(Body); } }

        /// <summary>
        /// After how long the same request may be sent again; null where the service does not say so in seconds.
        /// </summary>
        public TimeSpan? RetryAfter
        {
            get
            {
                return Headers.TryGetValue("Retry-After", out var text) && int.TryParse(
                    text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
                    ? TimeSpan.FromSeconds(seconds) : (TimeSpan?)null;
            }
        }

        /// <summary>The first value of a header; null for none.</summary>
        internal static string Header(HttpResponseMessage response, string name)
        {
            if (response.Headers.TryGetValues(name, out var values)) return values.FirstOrDefault();
            if (response.Content.Headers.TryGetValues(name, out values)) return values.FirstOrDefault();
            return null;
        }
    }

    /// <summary>Why a call came to nothing. The subclasses tell what it was.</summary>
    public abstract class PasseMarcheException : Exception
    {
        internal PasseMarcheException(string message, Exception reason = null) : base(message, reason) { }
    }

    /// <summary>
    /// An answer that declines the request, as the contract declares it. The subclasses have its body.
    /// </summary>
    public abstract class RefusalException : PasseMarcheException
    {
        private readonly Answer answer;

        internal RefusalException(string operation, Answer answer, IReadOnlyList<string> sentences)
            : base(operation + ": " + answer.Status + ": " + string.Join("; ", sentences))
        {
            this.answer = answer;
            Operation = operation;
            Sentences = sentences;
        }

        /// <summary>The method that was called.</summary>
        public string Operation { get; }

        /// <summary>Of the answer.</summary>
        public int Status { get { return answer.Status; } }

        /// <summary>By their names, in whatever case.</summary>
        public IReadOnlyDictionary<string, string> Headers { get { return answer.Headers; } }

        /// <summary>What the service says about it, one for each reason.</summary>
        public IReadOnlyList<string> Sentences { get; }

        /// <summary>After how long the same request may be sent again; null where the service does not say.</summary>
        public TimeSpan? RetryAfter { get { return answer.RetryAfter; } }
    }

    /// <summary>There was no answer, or it broke off: the network, TLS, or the service going away.</summary>
    public sealed class TransportException : PasseMarcheException
    {
        internal TransportException(Exception reason, bool isNotSent = false)
            : base("no answer: " + reason.Message, reason)
        {
            IsNotSent = isNotSent;
        }

        /// <summary>Whether the service cannot have seen the request.</summary>
        public bool IsNotSent { get; }
    }

    /// <summary>The answer took longer than the contract allows.</summary>
    public sealed class CallTimeoutException : PasseMarcheException
    {
        internal CallTimeoutException(TimeSpan after) : base("no answer within " + after) { }
    }

    /// <summary>
    /// There was no access token to call with; the inner exception is that of whoever provides it.
    /// </summary>
    public sealed class TokenException : PasseMarcheException
    {
        internal TokenException(Exception reason) : base("no access token: " + reason.Message, reason) { }
    }

    /// <summary>A status that the contract does not declare for the operation.</summary>
    public sealed class UndeclaredStatusException : PasseMarcheException
    {
        internal UndeclaredStatusException(Answer answer) : base("unexpected status " + answer.Status)
        {
            Answer = answer;
        }

        /// <summary>The answer.</summary>
        public Answer Answer { get; }
    }

    /// <summary>An answer that is not what the contract says.</summary>
    public sealed class UnreadableAnswerException : PasseMarcheException
    {
        internal UnreadableAnswerException(Answer answer, Exception reason)
            : base("unreadable answer with status " + answer.Status + ": " + reason.Message, reason)
        {
            Answer = answer;
        }

        /// <summary>The answer.</summary>
        public Answer Answer { get; }
    }

    /// <summary>A body larger than the contract allows.</summary>
    public sealed class TooLargeException : PasseMarcheException
    {
        internal TooLargeException(long limit) : base("the answer is larger than " + limit + " bytes")
        {
            Limit = limit;
        }

        /// <summary>In bytes.</summary>
        public long Limit { get; }
    }

    /// <summary>The request could not be written.</summary>
    public sealed class UnsendableException : PasseMarcheException
    {
        internal UnsendableException(string reason) : base("the request cannot be written: " + reason) { }
    }

    /// <summary>The file of a download could not be written.</summary>
    public sealed class FileException : PasseMarcheException
    {
        internal FileException(Exception reason) : base("the file cannot be written: " + reason.Message, reason) { }
    }
}
