// Written by `spec`. Changes are lost.

using System;
using System.Globalization;

namespace PasseMarche
{
    /// <summary>
    /// A point in time as requests may give it: an instant, or a time of the service's wall clock.
    /// </summary>
    public sealed class Moment : IJsonValue, IEquatable<Moment>
    {
        private readonly string text;

        private Moment(string text) { this.text = text ?? throw new ArgumentNullException(nameof(text)); }

        /// <summary>An instant as a moment.</summary>
        public static Moment At(DateTimeOffset instant) { return new Moment(Json.Text(instant)); }

        /// <summary>
        /// <c>YYYY-MM-DDTHH:MM[:SS]</c>, or <c>YYYY-MM-DD</c> for the last second of that day, read on the service's
        /// wall clock.
        /// </summary>
        public static Moment WallClock(string text) { return new Moment(text); }

        /// <summary>Any instant is a moment.</summary>
        public static implicit operator Moment(DateTimeOffset instant) { return At(instant); }

        /// <summary>The instant; null for a time of the wall clock.</summary>
        public DateTimeOffset? Instant
        {
            get
            {
                var isInstant = text.Length > 16
                    && (text.EndsWith("Z", StringComparison.Ordinal) || text.LastIndexOfAny(new[] { '+', '-' }) > 10);
                if (!isInstant) return null;
                return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var instant)
                    ? instant : (DateTimeOffset?)null;
            }
        }

        internal static Moment FromJson(object json) { return new Moment(Json.AsString(json)); }

        /// <summary>The moment as it is written.</summary>
        public object ToJson() { return text; }

        /// <summary>The moment as it is written.</summary>
        public override string ToString() { return text; }

        /// <summary>Whether it is written alike.</summary>
        public bool Equals(Moment other) { return other != null && other.text == text; }

        /// <summary>Whether it is written alike.</summary>
        public override bool Equals(object other) { return Equals(other as Moment); }

        /// <summary>Of the text.</summary>
        public override int GetHashCode() { return text.GetHashCode(); }
    }
}
