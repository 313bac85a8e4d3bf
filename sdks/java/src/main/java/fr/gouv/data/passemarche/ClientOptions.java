// Written by `spec`. Changes are lost.

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
