// Written by `spec`. Changes are lost.

package fr.gouv.data.passemarche;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** One call of an operation, as it goes out. */
final class Call {
  final String operation;
  final String method;
  /** Percent-encoded, from the root. */
  final String path;

  /** How each declared refusal becomes an exception, by status. */
  final Map<Integer, RefusalException.Maker> refusals = new HashMap<>();

  boolean needsToken;
  /** The name of the quota it is charged to; null for none. */
  String quota;
  /** Until the whole answer is there; of a download, how long the service may stay silent. */
  Duration timeout;
  /** Bytes of the largest answer. */
  long limit;

  String accept;
  final Pairs query = new Pairs();
  final Map<String, String> headers = new LinkedHashMap<>();
  byte[] body;

  Call(String operation, String method, String path) {
    this.operation = operation;
    this.method = method;
    this.path = path;
  }

  Call answeredWithin(long seconds, long limit, String accept) {
    this.timeout = Duration.ofSeconds(seconds);
    this.limit = limit;
    this.accept = accept;
    return this;
  }

  Call withToken() {
    needsToken = true;
    return this;
  }

  Call chargedTo(Quota quota) {
    this.quota = quota.key();
    return this;
  }

  Call refusedWith(int status, RefusalException.Maker maker) {
    refusals.put(status, maker);
    return this;
  }

  /** Whether sending it twice comes to the same as sending it once (RFC 9110 section 9.2.2). */
  boolean isIdempotent() {
    return method.equals("GET") || method.equals("PUT") || method.equals("DELETE");
  }

  void header(String name, Object value) {
    if (value != null) headers.put(name, Json.text(value));
  }

  void content(byte[] content, String mediaType) {
    body = content;
    headers.put("Content-Type", mediaType);
  }

  void json(Object value) {
    content(Json.write(Json.of(value)).getBytes(StandardCharsets.UTF_8), "application/json");
  }

  void form(Pairs form) {
    content(form.text().getBytes(StandardCharsets.UTF_8), "application/x-www-form-urlencoded");
  }

  /** The pairs of a query or a form, in their order. */
  static final class Pairs {
    private final List<String> pairs = new ArrayList<>();

    void add(String name, Object value) {
      if (value != null) pairs.add(escaped(name) + "=" + escaped(Json.text(value)));
    }

    void addAll(String name, List<?> values) {
      if (values != null) values.forEach(value -> add(name, value));
    }

    void addJoined(String name, List<?> values) {
      if (values != null) add(name, values.stream().map(Json::text).collect(Collectors.joining(",")));
    }

    boolean isEmpty() {
      return pairs.isEmpty();
    }

    String text() {
      return String.join("&", pairs);
    }
  }

  /** Percent-encoded as RFC 3986 wants it of a path segment, a query or a form. */
  static String escaped(Object value) {
    return URLEncoder.encode(Json.text(value), StandardCharsets.UTF_8)
        .replace("+", "%20")
        .replace("*", "%2A")
        .replace("%7E", "~");
  }
}
