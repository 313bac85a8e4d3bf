/// How the program of the vectors compares.
extension JavaClientSupport {
  static let vectorsValues = #"""
package fr.gouv.data.passemarche.vectors;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Values of vectors, and how they are compared. */
final class Values {
  private static final Pattern REFERENCE = Pattern.compile("\\$([A-Za-z_][A-Za-z0-9_]*)");

  private Values() {}

  /** What was expected is not so. */
  static final class Difference extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Difference(String message) {
      super(message);
    }
  }

  /** The members of an object; none of anything else. */
  static Map<?, ?> members(Object value) {
    return value instanceof Map<?, ?> members ? members : Map.of();
  }

  static List<?> items(Object value) {
    return value instanceof List<?> items ? items : List.of();
  }

  /** An argument, by its name in the contract; null where it is left out. */
  static <T> T take(Map<?, ?> arguments, String name, Function<Object, T> read) {
    Object json = arguments.get(name);
    return json == null ? null : read.apply(json);
  }

  /** What was saved in place of its name; what was not saved stays as it is. */
  static Object resolved(Object value, Map<String, Object> saved) {
    if (value instanceof String text) {
      Matcher whole = REFERENCE.matcher(text);
      if (whole.matches() && saved.containsKey(whole.group(1))) return saved.get(whole.group(1));
      return REFERENCE
          .matcher(text)
          .replaceAll(
              found ->
                  Matcher.quoteReplacement(
                      saved.containsKey(found.group(1)) ? saved.get(found.group(1)).toString() : found.group()));
    }
    if (value instanceof List<?> items) return items.stream().map(item -> resolved(item, saved)).toList();
    if (value instanceof Map<?, ?> members) {
      Map<String, Object> result = new LinkedHashMap<>();
      members.forEach((name, member) -> result.put((String) name, resolved(member, saved)));
      return result;
    }
    return value;
  }

  /** What a JSON pointer (RFC 6901) leads to; null for nothing. */
  static Object pointed(Object value, String pointer) {
    Object found = value;
    for (String part : pointer.isEmpty() ? new String[0] : pointer.substring(1).split("/", -1)) {
      String name = part.replace("~1", "/").replace("~0", "~");
      if (found instanceof List<?> items) {
        int index = Integer.parseInt(name);
        found = index < items.size() ? items.get(index) : null;
      } else {
        found = members(found).get(name);
      }
    }
    return found;
  }

  /** Throws where a value is not what was expected; objects may have more members. */
  static void compare(Object expected, Object value, String place) {
    if (expected instanceof Map<?, ?> wanted && value instanceof Map<?, ?> members) {
      wanted.forEach((name, member) -> compare(member, members.get(name), place + "/" + name));
    } else if (expected instanceof List<?> wanted && value instanceof List<?> items && wanted.size() == items.size()) {
      for (int index = 0; index < wanted.size(); index++) {
        compare(wanted.get(index), items.get(index), place + "/" + index);
      }
    } else if (expected instanceof Number wanted && value instanceof Number number) {
      if (new BigDecimal(wanted.toString()).compareTo(new BigDecimal(number.toString())) != 0) {
        throw new Difference(place + " is " + value + ", not " + expected);
      }
    } else if (!Objects.equals(expected, value)) {
      throw new Difference(place + " is " + value + ", not " + expected);
    }
  }
}

"""#
}
