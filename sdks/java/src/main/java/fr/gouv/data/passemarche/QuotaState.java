// Written by `spec`. Changes are lost.

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
