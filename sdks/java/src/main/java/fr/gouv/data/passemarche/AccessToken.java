// Written by `spec`. Changes are lost.

package fr.gouv.data.passemarche;

import java.time.Duration;
import java.time.Instant;

/**
 * A bearer token (RFC 6750). Its value is in no description of it.
 *
 * @param value as it is sent
 * @param obtainedAt when it was asked for
 * @param expiresAt when it ends
 * @param scope separated by spaces; null where the service did not say
 */
public record AccessToken(String value, Instant obtainedAt, Instant expiresAt, String scope) {
  /** Whether there is time to use it: a tenth of its life is left, or a minute. */
  public boolean isFresh(Instant now) {
    Duration tenth = Duration.between(obtainedAt, expiresAt).dividedBy(10);
    Duration reserve = tenth.compareTo(Duration.ofMinutes(1)) < 0 ? tenth : Duration.ofMinutes(1);
    return now.isBefore(expiresAt.minus(reserve));
  }

  @Override
  public String toString() {
    return "AccessToken[expiresAt=" + expiresAt + "]";
  }
}
