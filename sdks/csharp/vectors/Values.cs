// Written by `spec`. Changes are lost.

using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;

namespace PasseMarche.Vectors
{
    /// <summary>What was expected is not so.</summary>
    internal sealed class Difference : Exception
    {
        internal Difference(string message) : base(message) { }
    }

    /// <summary>Values of vectors, and how they are compared.</summary>
    internal static class Values
    {
        /// <summary>The members of an object; none of anything else.</summary>
        internal static IReadOnlyDictionary<string, object> Members(object value)
        {
            return value as IReadOnlyDictionary<string, object> ?? new Dictionary<string, object>();
        }

        internal static IReadOnlyList<object> Items(object value)
        {
            return value as IReadOnlyList<object> ?? new List<object>();
        }

        /// <summary>A member; null for none.</summary>
        internal static object Member(object value, string name)
        {
            return Members(value).TryGetValue(name, out var member) ? member : null;
        }

        /// <summary>An argument, by its name in the contract; nothing where it is left out.</summary>
        internal static T Take<T>(object given, string name, Func<object, T> read)
        {
            var json = Member(given, name);
            return json == null ? default(T) : read(json);
        }

        /// <summary>What was saved in place of its name; what was not saved stays as it is.</summary>
        internal static object Resolved(object value, IReadOnlyDictionary<string, object> saved)
        {
            if (value is string text)
            {
                if (text.StartsWith("$", StringComparison.Ordinal) && saved.ContainsKey(text.Substring(1)))
                {
                    return saved[text.Substring(1)];
                }
                return Regex.Replace(
                    text, @"\$([A-Za-z_][A-Za-z0-9_]*)",
                    found => saved.ContainsKey(found.Groups[1].Value)
                        ? Convert.ToString(saved[found.Groups[1].Value], CultureInfo.InvariantCulture) : found.Value);
            }
            if (value is IReadOnlyDictionary<string, object> members)
            {
                return members.ToDictionary(member => member.Key, member => Resolved(member.Value, saved));
            }
            if (value is IReadOnlyList<object> items) return items.Select(item => Resolved(item, saved)).ToList();
            return value;
        }

        /// <summary>What a JSON pointer (RFC 6901) leads to; null for nothing.</summary>
        internal static object Pointed(object value, string pointer)
        {
            foreach (var part in pointer.Split('/').Skip(1))
            {
                var name = part.Replace("~1", "/").Replace("~0", "~");
                if (value is IReadOnlyList<object> items)
                {
                    var index = int.Parse(name, CultureInfo.InvariantCulture);
                    value = index < items.Count ? items[index] : null;
                }
                else
                {
                    value = Member(value, name);
                }
            }
            return value;
        }

        /// <summary>Throws where a value is not what was expected; objects may have more members.</summary>
        internal static void Compare(object expected, object value, string place)
        {
            if (expected is IReadOnlyDictionary<string, object> wanted
                && value is IReadOnlyDictionary<string, object> members)
            {
                foreach (var member in wanted)
                {
                    Compare(member.Value, Member(members, member.Key), place + "/" + member.Key);
                }
                return;
            }
            if (expected is IReadOnlyList<object> wantedItems && value is IReadOnlyList<object> items
                && wantedItems.Count == items.Count)
            {
                for (var index = 0; index < items.Count; index++)
                {
                    Compare(wantedItems[index], items[index], place + "/" + index);
                }
                return;
            }
            var isAlike = IsNumber(expected) && IsNumber(value)
                ? Convert.ToDouble(expected, CultureInfo.InvariantCulture)
                    .Equals(Convert.ToDouble(value, CultureInfo.InvariantCulture))
                : Equals(expected, value);
            if (!isAlike)
            {
                throw new Difference(place + " is " + Json.Write(value) + ", not " + Json.Write(expected));
            }
        }

        private static bool IsNumber(object value) { return value is long || value is int || value is double; }
    }
}
