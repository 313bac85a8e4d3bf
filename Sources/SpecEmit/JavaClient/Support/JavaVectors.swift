extension JavaClientSupport {
  // The program that runs the vectors.

  static let vectorsSandbox = #"""
package fr.gouv.data.passemarche.vectors;

import fr.gouv.data.passemarche.Json;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/** Sets the scene by plain HTTP, with a token of its own. */
final class Sandbox {
  final String baseUrl;
  private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private String token;

  Sandbox(String baseUrl) {
    this.baseUrl = baseUrl;
  }

  private String token() throws IOException, InterruptedException {
    if (token != null) return token;
    // A new token takes the place of the client's earlier one with the same scopes: this one has others.
    String form =
        "grant_type=client_credentials&scope=api_access+api_read+api_write&client_id="
            + URLEncoder.encode(System.getenv("PM_CLIENT_ID"), StandardCharsets.UTF_8)
            + "&client_secret="
            + URLEncoder.encode(System.getenv("PM_CLIENT_SECRET"), StandardCharsets.UTF_8);
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(baseUrl + "/oauth/token"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build();
    HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != 200) throw new IOException("no token for the sandbox: " + answer.body());
    token = (String) Values.members(Json.parse(answer.body())).get("access_token");
    return token;
  }

  /** Sends a request and gives the JSON of its answer; a token that was replaced meanwhile is fetched anew. */
  Object ask(String method, String path, Object body) throws IOException, InterruptedException {
    for (boolean isSecond = false; ; isSecond = true) {
      HttpRequest.Builder builder =
          HttpRequest.newBuilder(URI.create(baseUrl + path)).header("Authorization", "Bearer " + token());
      if (body == null) {
        builder.method(method, HttpRequest.BodyPublishers.noBody());
      } else {
        builder.header("Content-Type", "application/json");
        builder.method(method, HttpRequest.BodyPublishers.ofString(Json.write(body)));
      }
      HttpResponse<String> answer = http.send(builder.build(), HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() == 401 && !isSecond) {
        token = null;
        continue;
      }
      if (answer.statusCode() >= 300) {
        throw new IOException(method + " " + path + ": " + answer.statusCode() + " " + answer.body());
      }
      return answer.body().isEmpty() ? null : Json.parse(answer.body());
    }
  }

  /** How many requests have met a scenario. */
  long used() throws IOException, InterruptedException {
    long sum = 0;
    for (Object scenario : Values.items(Values.members(ask("GET", "/sandbox/scenarios", null)).get("scenarios"))) {
      if (Values.members(scenario).get("used") instanceof Long used) sum += used;
    }
    return sum;
  }
}

"""#

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

  static let vectorsVectors = #"""
package fr.gouv.data.passemarche.vectors;

import fr.gouv.data.passemarche.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Runs the vectors of all clients through this one: {@code Vectors FILE BASE_URL}, with the credentials in
 * {@code PM_CLIENT_ID} and {@code PM_CLIENT_SECRET}. It prints a line for each and ends with 1 where one fails.
 */
public final class Vectors {
  private Vectors() {}

  public static void main(String[] arguments) throws Exception {
    if (arguments.length != 2) {
      System.err.println("usage: Vectors FILE BASE_URL");
      System.exit(2);
    }
    Map<?, ?> file = Values.members(Json.parse(Files.readString(Path.of(arguments[0]))));
    Sandbox sandbox = new Sandbox(arguments[1]);
    boolean isFailed = false;
    for (Object vector : Values.items(file.get("vectors"))) {
      Map<?, ?> members = Values.members(vector);
      try {
        Scene.play(members, sandbox);
        System.out.println("ok " + members.get("name"));
      } catch (Exception failure) {
        isFailed = true;
        System.out.println("not ok " + members.get("name") + ": " + failure.getMessage());
      }
    }
    System.exit(isFailed ? 1 : 0);
  }
}

"""#
}
