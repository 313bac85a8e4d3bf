// Written by `spec`. Changes are lost.

using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace PasseMarche
{
    /// <summary>Reads JSON.</summary>
    internal sealed class JsonReader
    {
        /// <summary>Deeper ones would take the stack.</summary>
        private const int Deepest = 200;

        private readonly string text;
        private int place;

        internal JsonReader(string text) { this.text = text; }

        internal object Whole()
        {
            var value = Value(0);
            SkipSpace();
            if (place < text.Length) throw Malformed("the end");
            return value;
        }

        private MalformedJsonException Malformed(string expected)
        {
            return new MalformedJsonException("JSON is malformed at character " + place + ": expected " + expected);
        }

        private void SkipSpace()
        {
            while (place < text.Length && " \t\n\r".IndexOf(text[place]) >= 0) place++;
        }

        private bool Take(char wanted)
        {
            SkipSpace();
            if (place >= text.Length || text[place] != wanted) return false;
            place++;
            return true;
        }

        private void Expect(char wanted)
        {
            if (!Take(wanted)) throw Malformed(wanted.ToString());
        }

        private object Value(int depth)
        {
            if (depth > Deepest) throw Malformed("less depth");
            SkipSpace();
            if (place >= text.Length) throw Malformed("a value");
            switch (text[place])
            {
                case '{': return Object(depth);
                case '[': return Array(depth);
                case '"': return String();
                case 't': return Word("true", true);
                case 'f': return Word("false", false);
                case 'n': return Word("null", null);
                default: return Number();
            }
        }

        private object Word(string word, object value)
        {
            if (string.CompareOrdinal(text, place, word, 0, word.Length) != 0) throw Malformed(word);
            place += word.Length;
            return value;
        }

        private object Object(int depth)
        {
            var members = new Dictionary<string, object>();
            Expect('{');
            if (Take('}')) return members;
            do
            {
                SkipSpace();
                if (place >= text.Length || text[place] != '"') throw Malformed("a name");
                var name = String();
                Expect(':');
                members[name] = Value(depth + 1);
            }
            while (Take(','));
            Expect('}');
            return members;
        }

        private object Array(int depth)
        {
            var items = new List<object>();
            Expect('[');
            if (Take(']')) return items;
            do items.Add(Value(depth + 1));
            while (Take(','));
            Expect(']');
            return items;
        }

        private string String()
        {
            var result = new StringBuilder();
            place++;
            while (place < text.Length)
            {
                var letter = text[place++];
                if (letter == '"') return result.ToString();
                if (letter < ' ') throw Malformed("no control character");
                result.Append(letter == '\\' ? Escaped() : letter);
            }
            throw Malformed("the end of the string");
        }

        private char Escaped()
        {
            if (place >= text.Length) throw Malformed("an escape");
            var letter = text[place++];
            switch (letter)
            {
                case 'b': return '\b';
                case 'f': return '\f';
                case 'n': return '\n';
                case 'r': return '\r';
                case 't': return '\t';
                case '"':
                case '\\':
                case '/':
                    return letter;
                case 'u':
                    if (place + 4 <= text.Length && ushort.TryParse(
                        text.Substring(place, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture,
                        out var code))
                    {
                        place += 4;
                        return (char)code;
                    }
                    throw Malformed("four digits");
                default:
                    throw Malformed("an escape");
            }
        }

        private bool Digits()
        {
            var start = place;
            while (place < text.Length && text[place] >= '0' && text[place] <= '9') place++;
            return place > start;
        }

        private object Number()
        {
            var start = place;
            if (place < text.Length && text[place] == '-') place++;
            var first = place;
            if (!Digits() || text[first] == '0' && place > first + 1) throw Malformed("a value");
            var isWhole = true;
            if (place < text.Length && text[place] == '.')
            {
                isWhole = false;
                place++;
                if (!Digits()) throw Malformed("a digit");
            }
            if (place < text.Length && (text[place] == 'e' || text[place] == 'E'))
            {
                isWhole = false;
                place++;
                if (place < text.Length && (text[place] == '+' || text[place] == '-')) place++;
                if (!Digits()) throw Malformed("a digit");
            }
            var digits = text.Substring(start, place - start);
            if (isWhole && long.TryParse(
                digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole)) return whole;
            if (double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                && !double.IsInfinity(number)) return number;
            throw Malformed("a smaller number");
        }
    }
}
