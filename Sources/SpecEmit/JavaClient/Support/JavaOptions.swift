extension JavaClientSupport {
  // What can be set of a client, and what the service said of quotas.

  static let clientOptions = #"""
package fr.gouv.data.passemarche;

import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;

/**
 * What can be set of a client.
 *
 * @param scope of the tokens, separated by spaces; null for what the service gives
 * @param transport what carries the requests
 * @param tokens where tokens come from; null: fetched with the credentials and kept in memory. Give one of your own
 *     where several processes share the credentials
 * @param retries how often, and how patiently, a call is repeated
 * @param timeout how long a call may take, in place of what the contract says of each operation; of a download, how
 *     long the service may stay silent; null for what the contract says
 * @param product yours, as {@code MyPlatform/2.1}: told to the service behind the client's own name; null for none
 * @param clock so that tests need not wait
 * @param sleeper what waits between attempts
 */
public record ClientOptions(
    String scope,
    Transport transport,
    AccessTokens tokens,
    RetryPolicy retries,
    Duration timeout,
    String product,
    Clock clock,
    Sleeper sleeper) {
  /** Those that serve most programs. */
  public static ClientOptions standard() {
    HttpClient client =
        HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(10)).build();
    return new ClientOptions(
        null,
        Transport.of(client),
        null,
        RetryPolicy.STANDARD,
        null,
        null,
        Clock.systemUTC(),
        pause -> Thread.sleep(pause.toMillis()));
  }

  public ClientOptions withScope(String scope) {
    return new ClientOptions(scope, transport, tokens, retries, timeout, product, clock, sleeper);
  }

  public ClientOptions withTransport(Transport transport) {
    return new ClientOptions(scope, transport, tokens, retries, timeout, product, clock, sleeper);
  }

  public ClientOptions withTokens(AccessTokens tokens) {
    return new ClientOptions(scope, transport, tokens, retries, timeout, product, clock, sleeper);
  }

  public ClientOptions withRetries(RetryPolicy retries) {
    return new ClientOptions(scope, transport, tokens, retries, timeout, product, clock, sleeper);
  }

  public ClientOptions withTimeout(Duration timeout) {
    return new ClientOptions(scope, transport, tokens, retries, timeout, product, clock, sleeper);
  }

  public ClientOptions withProduct(String product) {
    return new ClientOptions(scope, transport, tokens, retries, timeout, product, clock, sleeper);
  }

  public ClientOptions withClock(Clock clock) {
    return new ClientOptions(scope, transport, tokens, retries, timeout, product, clock, sleeper);
  }

  public ClientOptions withSleeper(Sleeper sleeper) {
    return new ClientOptions(scope, transport, tokens, retries, timeout, product, clock, sleeper);
  }
}

"""#

  static let credentials = #"""
package fr.gouv.data.passemarche;

import java.util.Objects;

/**
 * The credentials of an OAuth client, as the service gave them. The secret is in no description of it.
 *
 * @param clientId who calls
 * @param clientSecret what proves it
 */
public record Credentials(String clientId, String clientSecret) {
  public Credentials {
    Objects.requireNonNull(clientId, "clientId");
    Objects.requireNonNull(clientSecret, "clientSecret");
  }

  @Override
  public String toString() {
    return "Credentials[clientId=" + clientId + "]";
  }
}

"""#

  static let retryPolicy = #"""
package fr.gouv.data.passemarche;

import java.time.Duration;

/**
 * How often, and how patiently, a call is repeated.
 *
 * <p>A call is repeated where that is safe: where the service cannot have acted on it (no connection, 429), and where
 * acting twice is the same as once (GET, PUT, DELETE). A refused token is renewed once besides.
 *
 * @param attempts including the first one
 * @param firstPause before the second attempt; doubled before each further one, and spread at random
 * @param longestPause where the service asks for a longer one, its refusal is thrown instead of waited for
 */
public record RetryPolicy(int attempts, Duration firstPause, Duration longestPause) {
  public RetryPolicy {
    if (attempts < 1) throw new IllegalArgumentException("attempts: " + attempts);
  }

  /** Three attempts, half a second, twenty seconds. */
  public static final RetryPolicy STANDARD = new RetryPolicy(3, Duration.ofMillis(500), Duration.ofSeconds(20));

  /** One attempt. */
  public static final RetryPolicy NEVER = new RetryPolicy(1, Duration.ZERO, Duration.ZERO);
}

"""#

  static let sleeper = #"""
package fr.gouv.data.passemarche;

import java.time.Duration;

/** What waits between attempts, so that tests need not. */
@FunctionalInterface
public interface Sleeper {
  void sleep(Duration pause) throws InterruptedException;
}

"""#

  static let quotaState = #"""
package fr.gouv.data.passemarche;

import java.net.http.HttpHeaders;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the service last said of a quota.
 *
 * @param limit requests in one window
 * @param remaining requests left in it
 * @param resetsAt when the window ends
 */
public record QuotaState(long limit, long remaining, Instant resetsAt) {
  static Optional<QuotaState> of(HttpHeaders headers) {
    try {
      OptionalLong limit = headers.firstValueAsLong("X-RateLimit-Limit");
      OptionalLong remaining = headers.firstValueAsLong("X-RateLimit-Remaining");
      OptionalLong reset = headers.firstValueAsLong("X-RateLimit-Reset");
      if (limit.isEmpty() || remaining.isEmpty() || reset.isEmpty()) return Optional.empty();
      return Optional.of(
          new QuotaState(limit.getAsLong(), remaining.getAsLong(), Instant.ofEpochSecond(reset.getAsLong())));
    } catch (NumberFormatException notNumbers) {
      return Optional.empty();
    }
  }
}

"""#
}
