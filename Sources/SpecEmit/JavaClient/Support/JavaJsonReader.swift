/// Reading JSON.
extension JavaClientSupport {
  static let jsonReader = #"""
package fr.gouv.data.passemarche;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads JSON. */
final class JsonReader {
  /** Deeper ones would take the stack. */
  private static final int DEEPEST = 200;

  private final String text;
  private int place;

  JsonReader(String text) {
    this.text = text;
  }

  Object whole() {
    Object value = value(0);
    skipSpace();
    if (place < text.length()) throw malformed("the end");
    return value;
  }

  private Json.Malformed malformed(String expected) {
    return new Json.Malformed("JSON is malformed at character " + place + ": expected " + expected);
  }

  private void skipSpace() {
    while (place < text.length() && " \t\n\r".indexOf(text.charAt(place)) >= 0) place++;
  }

  private boolean take(char wanted) {
    skipSpace();
    if (place >= text.length() || text.charAt(place) != wanted) return false;
    place++;
    return true;
  }

  private void expect(char wanted) {
    if (!take(wanted)) throw malformed(String.valueOf(wanted));
  }

  private Object value(int depth) {
    if (depth > DEEPEST) throw malformed("less depth");
    skipSpace();
    if (place >= text.length()) throw malformed("a value");
    switch (text.charAt(place)) {
      case '{':
        return object(depth);
      case '[':
        return array(depth);
      case '"':
        return string();
      case 't':
        return word("true", Boolean.TRUE);
      case 'f':
        return word("false", Boolean.FALSE);
      case 'n':
        return word("null", null);
      default:
        return number();
    }
  }

  private Object word(String word, Object value) {
    if (!text.startsWith(word, place)) throw malformed(word);
    place += word.length();
    return value;
  }

  private Map<String, Object> object(int depth) {
    Map<String, Object> members = new LinkedHashMap<>();
    expect('{');
    if (take('}')) return members;
    do {
      skipSpace();
      if (place >= text.length() || text.charAt(place) != '"') throw malformed("a name");
      String name = string();
      expect(':');
      members.put(name, value(depth + 1));
    } while (take(','));
    expect('}');
    return members;
  }

  private List<Object> array(int depth) {
    List<Object> items = new ArrayList<>();
    expect('[');
    if (take(']')) return items;
    do {
      items.add(value(depth + 1));
    } while (take(','));
    expect(']');
    return items;
  }

  private String string() {
    StringBuilder result = new StringBuilder();
    place++;
    while (place < text.length()) {
      char letter = text.charAt(place++);
      if (letter == '"') return result.toString();
      if (letter < 0x20) throw malformed("no control character");
      result.append(letter == '\\' ? escaped() : letter);
    }
    throw malformed("the end of the string");
  }

  private char escaped() {
    if (place >= text.length()) throw malformed("an escape");
    char letter = text.charAt(place++);
    switch (letter) {
      case 'b':
        return '\b';
      case 'f':
        return '\f';
      case 'n':
        return '\n';
      case 'r':
        return '\r';
      case 't':
        return '\t';
      case '"':
      case '\\':
      case '/':
        return letter;
      case 'u':
        if (place + 4 > text.length()) throw malformed("four digits");
        int code = 0;
        for (int index = 0; index < 4; index++) {
          int digit = Character.digit(text.charAt(place++), 16);
          if (digit < 0) throw malformed("four digits");
          code = code * 16 + digit;
        }
        return (char) code;
      default:
        throw malformed("an escape");
    }
  }

  private Object number() {
    int start = place;
    while (place < text.length() && "+-.0123456789eE".indexOf(text.charAt(place)) >= 0) place++;
    String digits = text.substring(start, place);
    if (!digits.matches("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]{1,4})?")) throw malformed("a value");
    if (digits.length() < 19 && digits.matches("-?[0-9]+")) return Long.valueOf(digits);
    return new BigDecimal(digits);
  }
}

"""#
}
