/// JSON, which Java has not.
extension JavaClientSupport {
  static let json = #"""
package fr.gouv.data.passemarche;

import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/**
 * JSON (RFC 8259) as plain values: null, {@link Boolean}, {@link Long}, {@link BigDecimal}, {@link String},
 * {@link List} and {@link Map} with the members in their order.
 */
public final class Json {
  private static final DateTimeFormatter INSTANT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  /** Text that is not JSON, or JSON that is not what the contract says. */
  public static final class Malformed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Malformed(String message) {
      super(message);
    }
  }

  /**
   * Reads one value.
   *
   * @throws Malformed where there is none, or more than one
   */
  public static Object parse(String text) {
    return new JsonReader(text).whole();
  }

  /** Writes a value; times and other objects are written as their texts. */
  public static String write(Object value) {
    StringBuilder result = new StringBuilder();
    write(value, result);
    return result.toString();
  }

  private static void write(Object value, StringBuilder result) {
    if (value == null || value instanceof Boolean || value instanceof Number) {
      result.append(value);
    } else if (value instanceof Map<?, ?> members) {
      String separator = "{";
      for (Map.Entry<?, ?> member : members.entrySet()) {
        result.append(separator);
        writeString(member.getKey().toString(), result);
        result.append(':');
        write(member.getValue(), result);
        separator = ",";
      }
      result.append(members.isEmpty() ? "{}" : "}");
    } else if (value instanceof List<?> items) {
      String separator = "[";
      for (Object item : items) {
        result.append(separator);
        write(item, result);
        separator = ",";
      }
      result.append(items.isEmpty() ? "[]" : "]");
    } else {
      writeString(text(value), result);
    }
  }

  private static void writeString(String text, StringBuilder result) {
    result.append('"');
    for (int index = 0; index < text.length(); index++) {
      char letter = text.charAt(index);
      if (letter == '"' || letter == '\\') {
        result.append('\\').append(letter);
      } else if (letter < 0x20) {
        result.append(String.format("\\u%04x", (int) letter));
      } else {
        result.append(letter);
      }
    }
    result.append('"');
  }

  /** A value as it stands in a path, a query, a header field, a form, or a JSON string. */
  static String text(Object value) {
    if (value instanceof Instant instant) return INSTANT.format(instant);
    if (value instanceof byte[] bytes) return Base64.getEncoder().encodeToString(bytes);
    return value.toString();
  }

  // Members

  /** The members of an object. */
  static Map<?, ?> members(Object json) {
    if (json instanceof Map<?, ?> members) return members;
    throw new Malformed("there is no object");
  }

  /** A member that has to be there. */
  static <T> T required(Map<?, ?> members, String name, Function<Object, T> read) {
    T value = optional(members, name, read);
    if (value == null) throw new Malformed("the member " + name + " is missing");
    return value;
  }

  /** A member that may be missing, or null. */
  static <T> T optional(Map<?, ?> members, String name, Function<Object, T> read) {
    Object json = members.get(name);
    if (json == null) return null;
    try {
      return read.apply(json);
    } catch (Malformed malformed) {
      throw new Malformed(name + ": " + malformed.getMessage());
    }
  }

  static Boolean asBoolean(Object json) {
    return as(json, Boolean.class);
  }

  static Long asLong(Object json) {
    if (json instanceof BigDecimal number) {
      try {
        return number.longValueExact();
      } catch (ArithmeticException inexact) {
        throw new Malformed("there is no whole number");
      }
    }
    return as(json, Long.class);
  }

  static Double asDouble(Object json) {
    return as(json, Number.class).doubleValue();
  }

  static String asString(Object json) {
    return as(json, String.class);
  }

  static Instant asInstant(Object json) {
    String text = asString(json);
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException wrong) {
      throw new Malformed(text + " is not an RFC 3339 instant");
    }
  }

  static URI asUri(Object json) {
    try {
      return new URI(asString(json));
    } catch (URISyntaxException wrong) {
      throw new Malformed("there is no URI");
    }
  }

  static UUID asUuid(Object json) {
    try {
      return UUID.fromString(asString(json));
    } catch (IllegalArgumentException wrong) {
      throw new Malformed("there is no UUID");
    }
  }

  static byte[] asBytes(Object json) {
    try {
      return Base64.getDecoder().decode(asString(json));
    } catch (IllegalArgumentException wrong) {
      throw new Malformed("there is no Base64");
    }
  }

  static <T> Function<Object, List<T>> listOf(Function<Object, T> read) {
    return json -> {
      List<T> items = new ArrayList<>();
      for (Object item : as(json, List.class)) items.add(read.apply(item));
      return items;
    };
  }

  /** Reads what may be null as well. */
  static <T> Function<Object, T> nullable(Function<Object, T> read) {
    return json -> json == null ? null : read.apply(json);
  }

  static <T> Function<Object, Map<String, T>> mapOf(Function<Object, T> read) {
    return json -> {
      Map<String, T> values = new LinkedHashMap<>();
      members(json).forEach((name, value) -> values.put((String) name, read.apply(value)));
      return values;
    };
  }

  private static <T> T as(Object json, Class<T> type) {
    if (type.isInstance(json)) return type.cast(json);
    throw new Malformed("there is no " + type.getSimpleName());
  }

  // Values of the contract as JSON

  /** A value that writes itself. */
  public interface Value {
    /** The value as {@link Json} has it. */
    Object toJson();
  }

  /** A value of any type of a client as JSON. */
  public static Object of(Object value) {
    if (value instanceof Value own) return own.toJson();
    if (value instanceof Instant || value instanceof byte[]) return text(value);
    if (value instanceof List<?> items) {
      List<Object> result = new ArrayList<>();
      for (Object item : items) result.add(of(item));
      return result;
    }
    if (value instanceof Map<?, ?> members) {
      Map<String, Object> result = new LinkedHashMap<>();
      members.forEach((name, member) -> result.put(name.toString(), of(member)));
      return result;
    }
    return value;
  }

  /** A member is left out where it is absent. */
  static void put(Map<String, Object> members, String name, Object value) {
    if (value != null) members.put(name, of(value));
  }
}

"""#
}
