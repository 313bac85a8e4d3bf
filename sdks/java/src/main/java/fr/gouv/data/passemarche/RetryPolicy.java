// Written by `spec`. Changes are lost.

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
