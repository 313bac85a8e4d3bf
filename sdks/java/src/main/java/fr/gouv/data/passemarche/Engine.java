// Written by `spec`. Changes are lost.

package fr.gouv.data.passemarche;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Sends calls. */
final class Engine {
  final URI baseUrl;
  final Credentials credentials;
  final Transport transport;
  final RetryPolicy retries;
  final String userAgent;
  final Clock clock;
  final Sleeper sleeper;
  /** In place of those of the contract; null for those. */
  final Duration timeout;

  private final ClientOptions options;
  /** What the service last said of each quota, by name. */
  final Map<String, QuotaState> quotas;
  /** Null where none is to be had; then only calls without one can be made. */
  AccessTokens tokens;

  Engine(URI baseUrl, Credentials credentials, ClientOptions options, String contractVersion) {
    this(baseUrl, credentials, options, userAgent(contractVersion, options.product()), new ConcurrentHashMap<>());
  }

  /** Tells the service who calls: the client, what runs it, and the product. */
  private static String userAgent(String contractVersion, String product) {
    String client = "PasseMarche-Java/" + contractVersion + " (Java " + Runtime.version().feature() + ")";
    return product == null ? client : client + " " + product;
  }

  Engine(
      URI baseUrl,
      Credentials credentials,
      ClientOptions options,
      String userAgent,
      Map<String, QuotaState> quotas) {
    this.quotas = quotas;
    this.options = options;
    this.baseUrl = baseUrl;
    this.credentials = credentials;
    this.transport = options.transport();
    this.retries = options.retries();
    this.clock = options.clock();
    this.sleeper = options.sleeper();
    this.timeout = options.timeout();
    this.userAgent = userAgent;
  }

  /** The same without tokens, for the call that fetches them. */
  Engine withoutTokens() {
    return new Engine(baseUrl, credentials, options, userAgent, quotas);
  }

  Duration timeout(Call call) {
    return timeout != null ? timeout : call.timeout;
  }

  /** The value of an answer with the expected status. */
  <T> T json(Call call, int status, Function<Object, T> read) {
    Answer answer = answer(call, status);
    try {
      return read.apply(Json.parse(answer.text()));
    } catch (Json.Malformed malformed) {
      throw new UnreadableAnswerException(answer, malformed);
    }
  }

  /** An answer with the expected status. */
  Answer answer(Call call, int status) {
    Attempts attempts = new Attempts(this, call);
    while (true) {
      AccessToken token = attempts.token();
      try {
        Answer answer = once(call, token);
        if (!attempts.isOver(answer)) continue;
        if (answer.status() != status) throw failure(call, answer);
        return answer;
      } catch (TransportException | CallTimeoutException failure) {
        attempts.again(failure, false);
      }
    }
  }

  /** The exception that an answer is. */
  static PasseMarcheException failure(Call call, Answer answer) {
    RefusalException.Maker maker = call.refusals.get(answer.status());
    if (maker == null) return new UndeclaredStatusException(answer);
    try {
      return maker.make(call.operation, answer);
    } catch (Json.Malformed malformed) {
      return new UnreadableAnswerException(answer, malformed);
    }
  }

  private Answer once(Call call, AccessToken token) {
    Duration within = timeout(call);
    long deadline = System.nanoTime() + within.toNanos();
    Transport.Reply reply = start(call, token, Map.of());
    Duration left = Duration.ofNanos(Math.max(deadline - System.nanoTime(), 1));
    try (Watched body = new Watched(reply.body(), left)) {
      try {
        return new Answer(reply.status(), reply.headers(), gather(body, call.limit));
      } catch (IOException broken) {
        throw body.isOver() ? new CallTimeoutException(within) : new TransportException(broken);
      }
    }
  }

  /** The whole body. */
  static byte[] gather(InputStream body, long limit) throws IOException {
    ByteArrayOutputStream result = new ByteArrayOutputStream();
    byte[] buffer = new byte[16 << 10];
    for (int count = body.read(buffer); count >= 0; count = body.read(buffer)) {
      if (result.size() + count > limit) throw new TooLargeException(limit);
      result.write(buffer, 0, count);
    }
    return result.toByteArray();
  }

  /** Sends a call once. */
  Transport.Reply start(Call call, AccessToken token, Map<String, String> headers) {
    HttpRequest request;
    try {
      String text = baseUrl.toString().replaceAll("/+$", "") + call.path;
      if (!call.query.isEmpty()) text += "?" + call.query.text();
      HttpRequest.BodyPublisher body =
          call.body == null
              ? HttpRequest.BodyPublishers.noBody()
              : HttpRequest.BodyPublishers.ofByteArray(call.body);
      HttpRequest.Builder builder =
          HttpRequest.newBuilder(URI.create(text)).method(call.method, body).timeout(timeout(call));
      call.headers.forEach(builder::setHeader);
      headers.forEach(builder::setHeader);
      builder.setHeader("Accept", call.accept);
      // Sizes and parts of a file are told of what is sent.
      builder.setHeader("Accept-Encoding", "identity");
      builder.setHeader("User-Agent", userAgent);
      if (token != null) builder.setHeader("Authorization", "Bearer " + token.value());
      request = builder.build();
    } catch (IllegalArgumentException wrong) {
      throw new UnsendableException(wrong);
    }
    try {
      Transport.Reply reply = transport.send(request);
      if (call.quota != null) QuotaState.of(reply.headers()).ifPresent(state -> quotas.put(call.quota, state));
      return reply;
    } catch (HttpTimeoutException late) {
      throw new CallTimeoutException(timeout(call));
    } catch (IOException broken) {
      throw new TransportException(broken);
    } catch (InterruptedException interrupted) {
      throw interrupted(interrupted);
    }
  }

  static CallInterruptedException interrupted(InterruptedException interrupted) {
    Thread.currentThread().interrupt();
    return new CallInterruptedException(interrupted);
  }

  /** Reads JSON of a refusal, for the exceptions of the contract. */
  static <T> T body(Answer answer, Function<Object, T> read) {
    return read.apply(Json.parse(new String(answer.body(), StandardCharsets.UTF_8)));
  }
}
