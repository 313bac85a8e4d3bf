// Written from passemarche.yaml by `spec`. Changes are lost: change the contract.

package fr.gouv.data.passemarche;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * What the contract calls so.
 *
 * <p>{@code #/components/schemas/MarketApplicationCompletedEvent}
 *
 * @param event {@code event}
 * @param timestamp {@code timestamp}
 * @param marketIdentifier {@code market_identifier}
 * @param marketApplication {@code market_application}
 */
public record MarketApplicationCompletedEvent(
  String event, Instant timestamp, String marketIdentifier,
  MarketApplicationCompletedEventMarketApplication marketApplication
) implements Json.Value {
  public MarketApplicationCompletedEvent {
    Objects.requireNonNull(event, "event");
    Objects.requireNonNull(timestamp, "timestamp");
    Objects.requireNonNull(marketIdentifier, "marketIdentifier");
    Objects.requireNonNull(marketApplication, "marketApplication");
  }

  /** Reads what {@link Json#parse} gives; members that the contract does not name are read past. */
  public static MarketApplicationCompletedEvent fromJson(Object json) {
    Map<?, ?> members = Json.members(json);
    return new MarketApplicationCompletedEvent(
      Json.required(members, "event", Json::asString), Json.required(members, "timestamp", Json::asInstant),
      Json.required(members, "market_identifier", Json::asString),
      Json.required(members, "market_application", MarketApplicationCompletedEventMarketApplication::fromJson));
  }

  @Override
  public Object toJson() {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("event", Json.of(event));
    members.put("timestamp", Json.of(timestamp));
    members.put("market_identifier", Json.of(marketIdentifier));
    members.put("market_application", Json.of(marketApplication));
    return members;
  }

  /** A value, member by member. */
  public static Builder builder() {
    return new Builder();
  }

  /** A value, member by member. */
  public static final class Builder {
    private String event = "market_application.completed";
    private Instant timestamp;
    private String marketIdentifier;
    private MarketApplicationCompletedEventMarketApplication marketApplication;

    private Builder() {}

    public Builder event(String event) {
      this.event = event;
      return this;
    }

    public Builder timestamp(Instant timestamp) {
      this.timestamp = timestamp;
      return this;
    }

    public Builder marketIdentifier(String marketIdentifier) {
      this.marketIdentifier = marketIdentifier;
      return this;
    }

    public Builder marketApplication(MarketApplicationCompletedEventMarketApplication marketApplication) {
      this.marketApplication = marketApplication;
      return this;
    }

    /** The value; what has to be there must have been given. */
    public MarketApplicationCompletedEvent build() {
      return new MarketApplicationCompletedEvent(event, timestamp, marketIdentifier, marketApplication);
    }
  }
}
