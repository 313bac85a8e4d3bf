/// A call as it goes out, the attempts at it, and the time it has.
extension JavaClientSupport {
  static let attempts = #"""
package fr.gouv.data.passemarche;

import java.time.Duration;
import java.util.Optional;

/** The attempts at one call. */
final class Attempts {
  private final Engine engine;
  private final Call call;
  private int made;
  private AccessToken held;
  private boolean isRenewed;

  Attempts(Engine engine, Call call) {
    this.engine = engine;
    this.call = call;
  }

  /** The token to send the call with; null for a call that needs none. */
  AccessToken token() {
    if (!call.needsToken || engine.tokens == null) return null;
    if (held == null) held = asked(null);
    return held;
  }

  private AccessToken asked(AccessToken refused) {
    try {
      return refused == null ? engine.tokens.token() : engine.tokens.renew(refused);
    } catch (InterruptedException interrupted) {
      throw Engine.interrupted(interrupted);
    } catch (CallInterruptedException interrupted) {
      throw interrupted;
    } catch (RuntimeException reason) {
      throw new TokenException(reason);
    }
  }

  /** Whether the answer is the one to go by. Where it is not, returns once it is time for the next attempt. */
  boolean isOver(Answer answer) {
    if (answer.status() == 401 && !isRenewed && held != null) {
      isRenewed = true;
      held = asked(held);
      return false;
    }
    boolean mayRepeat =
        switch (answer.status()) {
          // The service refuses with 429 before it acts.
          case 429 -> true;
          case 408, 502, 503, 504 -> call.isIdempotent();
          default -> false;
        };
    if (!mayRepeat) return true;
    Optional<Duration> pause = pause(answer.retryAfter());
    pause.ifPresent(this::sleep);
    return pause.isEmpty();
  }

  /**
   * Throws the failure, unless the call may be sent again: then returns once it is time.
   *
   * @param madeProgress the attempt counts for nothing against the call, since it brought part of the answer
   */
  void again(PasseMarcheException failure, boolean madeProgress) {
    if (madeProgress) made = 0;
    boolean isUnsent = failure instanceof TransportException transport && transport.isNotSent();
    if (!isUnsent && !call.isIdempotent()) throw failure;
    sleep(pause(Optional.empty()).orElseThrow(() -> failure));
  }

  /** How long until the next attempt; empty where there is none. */
  private Optional<Duration> pause(Optional<Duration> asked) {
    made++;
    RetryPolicy policy = engine.retries;
    if (made >= policy.attempts()) return Optional.empty();
    if (asked.isPresent()) return asked.filter(pause -> pause.compareTo(policy.longestPause()) <= 0);
    double pause = policy.firstPause().toMillis() * Math.pow(2, Math.min(made - 1, 30));
    double bounded = Math.min(pause, policy.longestPause().toMillis());
    return Optional.of(Duration.ofMillis((long) (bounded * (0.5 + Math.random() / 2))));
  }

  private void sleep(Duration pause) {
    try {
      engine.sleeper.sleep(pause);
    } catch (InterruptedException interrupted) {
      throw Engine.interrupted(interrupted);
    }
  }
}

"""#

  static let call = #"""
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

"""#

  static let watched = #"""
package fr.gouv.data.passemarche;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** A body that is closed, so that reading it ends, where its time is over. */
final class Watched extends InputStream {
  /** Ends what takes too long. One thread serves all clients, and does not keep a program from ending. */
  private static final ScheduledThreadPoolExecutor WATCH =
      new ScheduledThreadPoolExecutor(
          1,
          work -> {
            Thread thread = new Thread(work, "passemarche-time-outs");
            thread.setDaemon(true);
            return thread;
          });

  static {
    WATCH.setRemoveOnCancelPolicy(true);
  }

  private final InputStream body;
  private ScheduledFuture<?> end;
  private volatile boolean isOver;

  Watched(InputStream body, Duration within) {
    this.body = body;
    watch(within);
  }

  private void watch(Duration within) {
    end =
        WATCH.schedule(
            () -> {
              isOver = true;
              body.close();
              return null;
            },
            within.toNanos(),
            TimeUnit.NANOSECONDS);
  }

  /** Gives it time anew. */
  void goOn(Duration within) {
    end.cancel(false);
    if (!isOver) watch(within);
  }

  boolean isOver() {
    return isOver;
  }

  @Override
  public int read() throws IOException {
    return body.read();
  }

  @Override
  public int read(byte[] buffer, int start, int length) throws IOException {
    int count = body.read(buffer, start, length);
    if (isOver) throw new IOException("the time is over");
    return count;
  }

  @Override
  public void close() {
    end.cancel(false);
    try {
      body.close();
    } catch (IOException unimportant) {
      // What was wanted of it has been read.
    }
  }
}

"""#
}
