// Written from passemarche.yaml by `spec`. Changes are lost: change the contract.

package fr.gouv.data.passemarche;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * What the contract calls so.
 *
 * <p>{@code #/components/schemas/MarketCompletedEvent}
 *
 * @param event {@code event}
 * @param timestamp {@code timestamp}
 * @param market {@code market}
 */
public record MarketCompletedEvent(
  String event, Instant timestamp, MarketCompletedEventMarket market
) implements Json.Value {
  public MarketCompletedEvent {
    Objects.requireNonNull(event, "event");
    Objects.requireNonNull(timestamp, "timestamp");
    Objects.requireNonNull(market, "market");
  }

  /** Reads what {@link Json#parse} gives; members that the contract does not name are read past. */
  public static MarketCompletedEvent fromJson(Object json) {
    Map<?, ?> members = Json.members(json);
    return new MarketCompletedEvent(
      Json.required(members, "event", Json::asString), Json.required(members, "timestamp", Json::asInstant),
      Json.required(members, "market", MarketCompletedEventMarket::fromJson));
  }

  @Override
  public Object toJson() {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("event", Json.of(event));
    members.put("timestamp", Json.of(timestamp));
    members.put("market", Json.of(market));
    return members;
  }

  /** A value, member by member. */
  public static Builder builder() {
    return new Builder();
  }

  /** A value, member by member. */
  public static final class Builder {
    private String event = "market.completed";
    private Instant timestamp;
    private MarketCompletedEventMarket market;

    private Builder() {}

    public Builder event(String event) {
      this.event = event;
      return this;
    }

    public Builder timestamp(Instant timestamp) {
      this.timestamp = timestamp;
      return this;
    }

    public Builder market(MarketCompletedEventMarket market) {
      this.market = market;
      return this;
    }

    /** The value; what has to be there must have been given. */
    public MarketCompletedEvent build() {
      return new MarketCompletedEvent(event, timestamp, market);
    }
  }
}
