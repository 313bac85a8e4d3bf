/// Points in time.
extension JavaClientSupport {
  static let moment = #"""
package fr.gouv.data.passemarche;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Objects;
import java.util.Optional;

/**
 * A point in time as requests may give it: an instant, or a time of the service's wall clock.
 *
 * @param text as it is written
 */
public record Moment(String text) implements Json.Value {
  public Moment {
    Objects.requireNonNull(text, "text");
  }

  /** An instant as a moment. */
  public static Moment at(Instant instant) {
    return new Moment(Json.text(instant));
  }

  /**
   * A time of the service's wall clock.
   *
   * @param text {@code YYYY-MM-DDTHH:MM[:SS]}, or {@code YYYY-MM-DD} for the last second of that day
   */
  public static Moment wallClock(String text) {
    return new Moment(text);
  }

  /** The instant; empty for a time of the wall clock. */
  public Optional<Instant> instant() {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeParseException wallClock) {
      return Optional.empty();
    }
  }

  static Moment fromJson(Object json) {
    return new Moment(Json.asString(json));
  }

  @Override
  public Object toJson() {
    return text;
  }

  @Override
  public String toString() {
    return text;
  }
}

"""#
}
