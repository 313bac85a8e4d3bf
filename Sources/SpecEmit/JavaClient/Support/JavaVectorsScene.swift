/// How the program of the vectors plays one.
extension JavaClientSupport {
  static let vectorsScene = #"""
package fr.gouv.data.passemarche.vectors;

import fr.gouv.data.passemarche.CallTimeoutException;
import fr.gouv.data.passemarche.ClientOptions;
import fr.gouv.data.passemarche.Credentials;
import fr.gouv.data.passemarche.Download;
import fr.gouv.data.passemarche.Json;
import fr.gouv.data.passemarche.PasseMarcheClient;
import fr.gouv.data.passemarche.PasseMarcheException;
import fr.gouv.data.passemarche.Quota;
import fr.gouv.data.passemarche.QuotaState;
import fr.gouv.data.passemarche.RefusalException;
import fr.gouv.data.passemarche.RetryPolicy;
import fr.gouv.data.passemarche.TokenException;
import fr.gouv.data.passemarche.TooLargeException;
import fr.gouv.data.passemarche.Transport;
import fr.gouv.data.passemarche.TransportException;
import fr.gouv.data.passemarche.UndeclaredStatusException;
import fr.gouv.data.passemarche.UnreadableAnswerException;
import fr.gouv.data.passemarche.WebhookDelivery;
import fr.gouv.data.passemarche.WebhookEvent;
import fr.gouv.data.passemarche.WebhookReceiver;
import fr.gouv.data.passemarche.WebhookRefusedException;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/** What the steps of one vector share. */
final class Scene {
  private final Sandbox sandbox;
  private final PasseMarcheClient client;
  private final Path folder;
  private final Map<String, Object> saved = new HashMap<>();
  /** How many parts of files came. */
  private final AtomicInteger parts = new AtomicInteger();

  static void play(Map<?, ?> vector, Sandbox sandbox) throws Exception {
    sandbox.ask("DELETE", "/sandbox/scenarios", null);
    Path folder = Files.createTempDirectory("vectors");
    try {
      Scene scene = new Scene(sandbox, Values.members(vector.get("options")), folder);
      int number = 0;
      for (Object step : Values.items(vector.get("steps"))) {
        number++;
        try {
          scene.step(Values.members(Values.resolved(step, scene.saved)));
        } catch (PasseMarcheException | Values.Difference | IOException failure) {
          throw new IllegalStateException("step " + number + ": " + failure.getMessage(), failure);
        }
      }
    } finally {
      try (var files = Files.list(folder)) {
        for (Path file : files.toList()) Files.delete(file);
      }
      Files.delete(folder);
    }
  }

  private Scene(Sandbox sandbox, Map<?, ?> options, Path folder) {
    this.sandbox = sandbox;
    this.folder = folder;
    RetryPolicy standard = RetryPolicy.STANDARD;
    Transport transport = ClientOptions.standard().transport();
    ClientOptions set =
        ClientOptions.standard()
            .withTransport(
                request -> {
                  Transport.Reply reply = transport.send(request);
                  if (reply.status() == 206) parts.incrementAndGet();
                  return reply;
                })
            .withScope((String) options.get("scope"))
            .withTimeout(seconds(options.get("timeout"), null))
            .withRetries(
                new RetryPolicy(
                    options.get("attempts") instanceof Number attempts ? attempts.intValue() : standard.attempts(),
                    standard.firstPause(),
                    seconds(options.get("longest_pause"), standard.longestPause())));
    String secret =
        options.get("client_secret") instanceof String own ? own : System.getenv("PM_CLIENT_SECRET");
    client =
        new PasseMarcheClient(
            URI.create(sandbox.baseUrl), new Credentials(System.getenv("PM_CLIENT_ID"), secret), set);
  }

  private static Duration seconds(Object number, Duration otherwise) {
    return number instanceof Number seconds ? Duration.ofMillis((long) (seconds.doubleValue() * 1000)) : otherwise;
  }

  private void step(Map<?, ?> step) throws Exception {
    if (step.containsKey("scenario")) sandbox.ask("POST", "/sandbox/scenarios", step.get("scenario"));
    else if (step.containsKey("sandbox"))
      save(step, sandbox.ask("POST", (String) step.get("sandbox"), step.get("body")));
    else if (step.containsKey("used")) Values.compare(step.get("used"), sandbox.used(), "used");
    else if (step.containsKey("call")) call(step);
    else if (step.containsKey("collect")) collect(step);
    else if (step.containsKey("download")) download(step);
    else if (step.containsKey("quota")) quota(step);
    else if (step.containsKey("webhook")) webhook(step);
    else throw new IllegalArgumentException("unknown step: " + step);
  }

  private void call(Map<?, ?> step) throws Exception {
    Operations.Call operation = known(Operations.CALLS, step.get("call"));
    int times = step.get("parallel") instanceof Number parallel ? parallel.intValue() : 1;
    ExecutorService threads = Executors.newFixedThreadPool(times);
    Object first = null;
    try {
      List<Future<Object>> running = new ArrayList<>();
      for (int index = 0; index < times; index++) {
        running.add(threads.submit(() -> written(operation.call(client, Values.members(step.get("arguments"))))));
      }
      for (int index = 0; index < times; index++) {
        Object result = judged(step, running.get(index)::get);
        if (index == 0) first = result;
      }
    } finally {
      threads.shutdown();
    }
    save(step, first);
  }

  private interface Work {
    Object run() throws Exception;
  }

  /** The result, if one was expected, and it is as it was expected. */
  private Object judged(Map<?, ?> step, Work work) throws Exception {
    Map<?, ?> expected = Values.members(step.get("expect"));
    Object result;
    try {
      result = work.run();
    } catch (ExecutionException | PasseMarcheException failure) {
      Throwable reason = failure instanceof ExecutionException ? failure.getCause() : failure;
      if (!(reason instanceof PasseMarcheException told) || !expected.containsKey("error")) {
        throw reason instanceof Exception exception ? exception : failure;
      }
      Values.compare(expected.get("error"), told(told), "error");
      return null;
    }
    if (expected.containsKey("error")) throw new Values.Difference("it went well");
    if (expected.containsKey("result")) Values.compare(expected.get("result"), result, "result");
    return result;
  }

  private void collect(Map<?, ?> step) throws Exception {
    Operations.Listing listing = known(Operations.LISTINGS, step.get("collect"));
    Map<?, ?> expected = Values.members(step.get("expect"));
    Object found =
        judged(
            step,
            () -> {
              List<Object> items = new ArrayList<>();
              for (Object item : listing.list(client, Values.members(step.get("arguments")))) items.add(written(item));
              return items;
            });
    List<?> items = Values.items(found);
    if (expected.get("count_at_least") instanceof Long least && items.size() < least) {
      throw new Values.Difference(items.size() + " items, not " + least);
    }
    Set<Object> seen = new HashSet<>();
    for (Object item : items) {
      Object identifier = Values.members(item).get("identifier");
      if (identifier != null && !seen.add(identifier)) throw new Values.Difference(identifier + " comes twice");
      for (Object name : Values.items(expected.get("each_has"))) {
        if (Values.members(item).get(name) == null) throw new Values.Difference("an item has no " + name);
      }
    }
  }

  private void download(Map<?, ?> step) throws Exception {
    Operations.Transfer transfer = known(Operations.TRANSFERS, step.get("download"));
    int before = parts.get();
    AtomicLong told = new AtomicLong();
    Path file = folder.resolve((String) step.get("download"));
    Map<String, Object> result = new LinkedHashMap<>();
    judged(
        step,
        () -> {
          Map<?, ?> arguments = Values.members(step.get("arguments"));
          Download download = transfer.run(client, arguments, file, (received, total) -> told.set(received));
          if (Files.size(file) != download.size() || told.get() != download.size()) {
            throw new Values.Difference(
                download.size() + " bytes are told, " + told + " came, " + Files.size(file) + " are there");
          }
          result.put("size", download.size());
          result.put("sha256", download.sha256());
          return result;
        });
    if (result.isEmpty()) return;
    Map<?, ?> expected = Values.members(step.get("expect"));
    for (String name : List.of("size", "sha256")) {
      if (expected.containsKey(name)) Values.compare(expected.get(name), result.get(name), name);
    }
    if (expected.containsKey("same_as")) {
      Object other = expected.get("same_as");
      Values.compare(saved.getOrDefault(other, other), result.get("sha256"), "sha256");
    }
    if (Boolean.TRUE.equals(step.get("resumes")) && parts.get() == before) {
      throw new Values.Difference("it was not resumed");
    }
    Values.members(step.get("save")).forEach((name, member) -> saved.put((String) name, result.get(member)));
  }

  private void quota(Map<?, ?> step) {
    Quota quota =
        Arrays.stream(Quota.values()).filter(one -> one.key().equals(step.get("quota"))).findFirst().orElseThrow();
    QuotaState state = client.quota(quota).orElseThrow(() -> new Values.Difference("nothing is known of the quota"));
    Values.compare(step.get("expect"), Map.of("limit", state.limit(), "remaining", state.remaining()), "quota");
  }

  private void webhook(Map<?, ?> step) {
    Map<?, ?> sent = Values.members(step.get("webhook"));
    List<String> secrets = Values.items(sent.get("secrets")).stream().map(Object::toString).toList();
    Clock clock = Clock.systemUTC();
    if (sent.get("now") instanceof Long now) clock = Clock.fixed(Instant.ofEpochSecond(now), ZoneOffset.UTC);
    WebhookReceiver receiver =
        new WebhookReceiver(
            secrets,
            Duration.ofMinutes(5),
            "either_header".equals(sent.get("proof"))
                ? WebhookReceiver.Proof.EITHER_HEADER
                : WebhookReceiver.Proof.STANDARD_WEBHOOKS,
            clock);
    Map<String, String> headers = new HashMap<>();
    Values.members(sent.get("headers")).forEach((name, value) -> headers.put((String) name, (String) value));
    Map<String, Object> result = new LinkedHashMap<>();
    try {
      WebhookDelivery delivery =
          receiver.receive(headers, ((String) sent.get("body")).getBytes(StandardCharsets.UTF_8));
      result.put("event", delivery.event().name());
      if (!(delivery.event() instanceof WebhookEvent.Unrecognized)) {
        Object body = written(delivery.event());
        result.put("body", body);
        Object market = Values.pointed(body, "/market/identifier");
        result.put("market", market != null ? market : Values.pointed(body, "/market_identifier"));
      }
    } catch (WebhookRefusedException refused) {
      result.put("refused", refused.reason().name().toLowerCase(Locale.ROOT));
      result.put("status", refused.status());
    }
    Values.compare(step.get("expect"), result, "webhook");
  }

  private static <T> T known(Map<String, T> table, Object name) {
    T found = table.get(name);
    if (found == null) throw new IllegalArgumentException("unknown operation: " + name);
    return found;
  }

  /** Keeps what the step names, for the steps that follow. */
  private void save(Map<?, ?> step, Object result) {
    Values.members(step.get("save"))
        .forEach(
            (name, pointer) -> {
              Object value = Values.pointed(result, (String) pointer);
              if (value == null) throw new Values.Difference("nothing at " + pointer);
              saved.put((String) name, value);
            });
  }

  /** A value as the client's model writes it. */
  private static Object written(Object value) {
    return value == null ? null : Json.parse(Json.write(Json.of(value)));
  }

  /** What an exception tells, as vectors word it. */
  private static Map<String, Object> told(PasseMarcheException failure) {
    Map<String, Object> result = new LinkedHashMap<>();
    Function<String, Map<String, Object>> kind =
        name -> {
          result.put("kind", name);
          return result;
        };
    if (failure instanceof RefusalException refusal) {
      result.put("status", refusal.status());
      result.put("sentences", refusal.sentences());
      refusal.retryAfter().ifPresent(pause -> result.put("retry_after", pause.toSeconds()));
      return kind.apply("declared");
    }
    if (failure instanceof UndeclaredStatusException undeclared) {
      result.put("status", undeclared.answer().status());
      return kind.apply("undeclared");
    }
    if (failure instanceof TokenException) return kind.apply("token");
    if (failure instanceof CallTimeoutException) return kind.apply("timeout");
    if (failure instanceof UnreadableAnswerException) return kind.apply("unreadable");
    if (failure instanceof TooLargeException) return kind.apply("too_large");
    if (failure instanceof TransportException) return kind.apply("transport");
    return kind.apply(failure.toString());
  }
}

"""#
}
