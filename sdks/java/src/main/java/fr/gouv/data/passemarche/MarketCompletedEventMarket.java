// Written from passemarche.yaml by `spec`. Changes are lost: change the contract.

package fr.gouv.data.passemarche;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What the contract calls so.
 *
 * <p>{@code #/components/schemas/MarketCompletedEvent/properties/market}
 *
 * @param identifier {@code identifier}
 * @param name {@code name}
 * @param lotName The first lot's name; null where there is none
 * @param lots {@code lots}
 * @param deadline {@code deadline}
 * @param marketTypeCodes {@code market_type_codes}
 * @param completedAt {@code completed_at}
 * @param fieldKeys {@code field_keys}
 * @param providerUserId null where there is none
 */
public record MarketCompletedEventMarket(
  String identifier, String name, String lotName, List<Lot> lots, Instant deadline,
  List<MarketTypeCode> marketTypeCodes, Instant completedAt, List<String> fieldKeys, String providerUserId
) implements Json.Value {
  public MarketCompletedEventMarket {
    Objects.requireNonNull(identifier, "identifier");
    Objects.requireNonNull(name, "name");
    lots = List.copyOf(lots);
    Objects.requireNonNull(deadline, "deadline");
    marketTypeCodes = List.copyOf(marketTypeCodes);
    Objects.requireNonNull(completedAt, "completedAt");
    fieldKeys = List.copyOf(fieldKeys);
  }

  /** Reads what {@link Json#parse} gives; members that the contract does not name are read past. */
  public static MarketCompletedEventMarket fromJson(Object json) {
    Map<?, ?> members = Json.members(json);
    return new MarketCompletedEventMarket(
      Json.required(members, "identifier", Json::asString), Json.required(members, "name", Json::asString),
      Json.optional(members, "lot_name", Json::asString), Json.required(members, "lots", Json.listOf(Lot::fromJson)),
      Json.required(members, "deadline", Json::asInstant),
      Json.required(members, "market_type_codes", Json.listOf(MarketTypeCode::fromJson)),
      Json.required(members, "completed_at", Json::asInstant),
      Json.required(members, "field_keys", Json.listOf(Json::asString)),
      Json.optional(members, "provider_user_id", Json::asString));
  }

  @Override
  public Object toJson() {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("identifier", Json.of(identifier));
    members.put("name", Json.of(name));
    members.put("lot_name", Json.of(lotName));
    members.put("lots", Json.of(lots));
    members.put("deadline", Json.of(deadline));
    members.put("market_type_codes", Json.of(marketTypeCodes));
    members.put("completed_at", Json.of(completedAt));
    members.put("field_keys", Json.of(fieldKeys));
    members.put("provider_user_id", Json.of(providerUserId));
    return members;
  }

  /** A value, member by member. */
  public static Builder builder() {
    return new Builder();
  }

  /** A value, member by member. */
  public static final class Builder {
    private String identifier;
    private String name;
    private String lotName;
    private List<Lot> lots;
    private Instant deadline;
    private List<MarketTypeCode> marketTypeCodes;
    private Instant completedAt;
    private List<String> fieldKeys;
    private String providerUserId;

    private Builder() {}

    public Builder identifier(String identifier) {
      this.identifier = identifier;
      return this;
    }

    public Builder name(String name) {
      this.name = name;
      return this;
    }

    /**
     * The first lot's name
     */
    public Builder lotName(String lotName) {
      this.lotName = lotName;
      return this;
    }

    public Builder lots(List<Lot> lots) {
      this.lots = lots;
      return this;
    }

    public Builder deadline(Instant deadline) {
      this.deadline = deadline;
      return this;
    }

    public Builder marketTypeCodes(List<MarketTypeCode> marketTypeCodes) {
      this.marketTypeCodes = marketTypeCodes;
      return this;
    }

    public Builder completedAt(Instant completedAt) {
      this.completedAt = completedAt;
      return this;
    }

    public Builder fieldKeys(List<String> fieldKeys) {
      this.fieldKeys = fieldKeys;
      return this;
    }

    public Builder providerUserId(String providerUserId) {
      this.providerUserId = providerUserId;
      return this;
    }

    /** The value; what has to be there must have been given. */
    public MarketCompletedEventMarket build() {
      return new MarketCompletedEventMarket(
        identifier, name, lotName, lots, deadline, marketTypeCodes, completedAt, fieldKeys, providerUserId);
    }
  }
}
