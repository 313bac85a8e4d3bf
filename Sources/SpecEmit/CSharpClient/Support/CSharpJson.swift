/// JSON, which .NET Standard has not.
extension CSharpClientSupport {
  static let json = #"""
using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace PasseMarche
{
    /// <summary>Text that is not JSON, or JSON that is not what the contract says.</summary>
    public sealed class MalformedJsonException : Exception
    {
        internal MalformedJsonException(string message) : base(message) { }
    }

    /// <summary>A value of the contract that writes itself.</summary>
    public interface IJsonValue
    {
        /// <summary>The value as <see cref="Json"/> has it.</summary>
        object ToJson();
    }

    /// <summary>
    /// JSON (RFC 8259) as plain values: null, bool, long, double, string, a list of objects, and a dictionary of
    /// members.
    /// </summary>
    public static class Json
    {
        /// <summary>Reads one value.</summary>
        /// <exception cref="MalformedJsonException">Where there is none, or more than one.</exception>
        public static object Parse(string text)
        {
            var reader = new JsonReader(text);
            return reader.Whole();
        }

        /// <summary>Writes a value.</summary>
        public static string Write(object value)
        {
            var result = new StringBuilder();
            Write(value, result);
            return result.ToString();
        }

        private static void Write(object value, StringBuilder result)
        {
            if (value == null)
            {
                result.Append("null");
            }
            else if (value is bool || value is long || value is int || value is double)
            {
                result.Append(Text(value));
            }
            else if (value is IReadOnlyDictionary<string, object> members)
            {
                var separator = "{";
                foreach (var member in members)
                {
                    result.Append(separator);
                    WriteString(member.Key, result);
                    result.Append(':');
                    Write(member.Value, result);
                    separator = ",";
                }
                result.Append(members.Count == 0 ? "{}" : "}");
            }
            else if (value is IReadOnlyList<object> items)
            {
                var separator = "[";
                foreach (var item in items)
                {
                    result.Append(separator);
                    Write(item, result);
                    separator = ",";
                }
                result.Append(items.Count == 0 ? "[]" : "]");
            }
            else
            {
                WriteString(Text(value), result);
            }
        }

        private static void WriteString(string text, StringBuilder result)
        {
            result.Append('"');
            foreach (var letter in text)
            {
                if (letter == '"' || letter == '\\') result.Append('\\').Append(letter);
                else if (letter < ' ') result.Append("\\u").Append(((int)letter).ToString("x4"));
                else result.Append(letter);
            }
            result.Append('"');
        }

        /// <summary>A value as it stands in a path, a query, a header field, a form, or a JSON string.</summary>
        internal static string Text(object value)
        {
            const string instantFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";
            var culture = CultureInfo.InvariantCulture;
            if (value is bool flag) return flag ? "true" : "false";
            if (value is double number) return number.ToString("R", culture);
            if (value is DateTimeOffset instant) return instant.ToUniversalTime().ToString(instantFormat, culture);
            if (value is Uri uri) return uri.OriginalString;
            if (value is byte[] bytes) return Convert.ToBase64String(bytes);
            return value is IFormattable formattable ? formattable.ToString(null, culture) : value.ToString();
        }

        // Members

        internal static IReadOnlyDictionary<string, object> Members(object json)
        {
            return As<IReadOnlyDictionary<string, object>>(json, "object");
        }

        /// <summary>A member that has to be there.</summary>
        internal static T Required<T>(IReadOnlyDictionary<string, object> members, string name, Func<object, T> read)
        {
            if (!members.TryGetValue(name, out var json) || json == null)
            {
                throw new MalformedJsonException("the member " + name + " is missing");
            }
            return Read(name, json, read);
        }

        /// <summary>A member that may be missing, or null.</summary>
        internal static T Optional<T>(IReadOnlyDictionary<string, object> members, string name, Func<object, T> read)
            where T : class
        {
            return members.TryGetValue(name, out var json) && json != null ? Read(name, json, read) : null;
        }

        /// <summary>The same for values that are never null otherwise.</summary>
        internal static T? OptionalValue<T>(
            IReadOnlyDictionary<string, object> members, string name, Func<object, T> read) where T : struct
        {
            return members.TryGetValue(name, out var json) && json != null ? Read(name, json, read) : (T?)null;
        }

        private static T Read<T>(string name, object json, Func<object, T> read)
        {
            try
            {
                return read(json);
            }
            catch (MalformedJsonException malformed)
            {
                throw new MalformedJsonException(name + ": " + malformed.Message);
            }
        }

        private static T As<T>(object json, string name)
        {
            if (json is T value) return value;
            throw new MalformedJsonException("there is no " + name);
        }

        internal static bool AsBoolean(object json) { return As<bool>(json, "boolean"); }

        internal static long AsInteger(object json)
        {
            if (json is double number && Math.Floor(number) == number && Math.Abs(number) < 9e15) return (long)number;
            return As<long>(json, "whole number");
        }

        internal static double AsNumber(object json)
        {
            return json is long whole ? whole : As<double>(json, "number");
        }

        internal static string AsString(object json) { return As<string>(json, "string"); }

        internal static object AsIs(object json) { return json; }

        internal static DateTimeOffset AsInstant(object json)
        {
            var text = AsString(json);
            if (text.Length >= 20 && text[10] == 'T' && DateTimeOffset.TryParse(
                text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)) return instant;
            throw new MalformedJsonException(text + " is not an RFC 3339 instant");
        }

        internal static Uri AsUri(object json)
        {
            if (Uri.TryCreate(AsString(json), UriKind.RelativeOrAbsolute, out var uri)) return uri;
            throw new MalformedJsonException("there is no URI");
        }

        internal static Guid AsGuid(object json)
        {
            if (Guid.TryParse(AsString(json), out var guid)) return guid;
            throw new MalformedJsonException("there is no UUID");
        }

        internal static byte[] AsBytes(object json)
        {
            try
            {
                return Convert.FromBase64String(AsString(json));
            }
            catch (FormatException)
            {
                throw new MalformedJsonException("there is no Base64");
            }
        }

        internal static Func<object, IReadOnlyList<T>> ListOf<T>(Func<object, T> read)
        {
            return json =>
            {
                var result = new List<T>();
                foreach (var item in As<IReadOnlyList<object>>(json, "list")) result.Add(read(item));
                return result;
            };
        }

        internal static Func<object, IReadOnlyDictionary<string, T>> MapOf<T>(Func<object, T> read)
        {
            return json =>
            {
                var result = new Dictionary<string, T>();
                foreach (var member in Members(json)) result[member.Key] = read(member.Value);
                return result;
            };
        }

        internal static Func<object, T> Nullable<T>(Func<object, T> read) where T : class
        {
            return json => json == null ? null : read(json);
        }

        internal static Func<object, T?> NullableValue<T>(Func<object, T> read) where T : struct
        {
            return json => json == null ? (T?)null : read(json);
        }

        // Values of the contract as JSON

        /// <summary>A value of any type of a client as JSON.</summary>
        public static object Of(object value)
        {
            if (value is IJsonValue own) return own.ToJson();
            if (value is DateTimeOffset || value is Uri || value is Guid || value is byte[]) return Text(value);
            if (value is string) return value;
            if (value is IDictionary members)
            {
                var written = new Dictionary<string, object>();
                foreach (DictionaryEntry member in members) written[(string)member.Key] = Of(member.Value);
                return written;
            }
            if (value is IEnumerable items)
            {
                var list = new List<object>();
                foreach (var item in items) list.Add(Of(item));
                return list;
            }
            return value;
        }

        /// <summary>A member is left out where it is absent.</summary>
        internal static void Put(Dictionary<string, object> members, string name, object value)
        {
            if (value != null) members[name] = Of(value);
        }
    }
}

"""#
}
