// Written by `spec`. Changes are lost.

package fr.gouv.data.passemarche;

import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/**
 * An answer with its whole body.
 *
 * @param status of the answer
 * @param headers of the answer
 * @param body as it came
 */
public record Answer(int status, HttpHeaders headers, byte[] body) {
  /** The body as text. */
  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /** After how long the same request may be sent again; empty where the service does not say so in seconds. */
  public Optional<Duration> retryAfter() {
    return headers
        .firstValue("Retry-After")
        .filter(text -> text.matches("[0-9]{1,9}"))
        .map(text -> Duration.ofSeconds(Long.parseLong(text)));
  }

  @Override
  public String toString() {
    return "Answer[status=" + status + ", " + body.length + " bytes]";
  }
}
