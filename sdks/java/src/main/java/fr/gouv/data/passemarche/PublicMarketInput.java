// Written from passemarche.yaml by `spec`. Changes are lost: change the contract.

package fr.gouv.data.passemarche;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What the contract calls so.
 *
 * <p>{@code #/components/schemas/PublicMarketInput}
 *
 * @param name {@code name}
 * @param deadline An RFC 3339 instant, or a local time or day of the Paris wall clock (a day means its last second).
 * @param siret {@code siret}
 * @param marketTypeCodes {@code market_type_codes}
 * @param lots null where there is none
 * @param lotLimit To how many lots one company may apply; null where there is none
 * @param lotName One lot by its name, for clients of the first version; null where there is none
 * @param providerUserId The buyer's identifier on the editor's side; null where there is none
 */
public record PublicMarketInput(
  String name, Moment deadline, String siret, List<MarketTypeCode> marketTypeCodes, List<LotRequest> lots,
  Long lotLimit, String lotName, String providerUserId
) implements Json.Value {
  public PublicMarketInput {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(deadline, "deadline");
    Objects.requireNonNull(siret, "siret");
    marketTypeCodes = List.copyOf(marketTypeCodes);
    lots = lots == null ? null : List.copyOf(lots);
  }

  /** Reads what {@link Json#parse} gives; members that the contract does not name are read past. */
  public static PublicMarketInput fromJson(Object json) {
    Map<?, ?> members = Json.members(json);
    return new PublicMarketInput(
      Json.required(members, "name", Json::asString), Json.required(members, "deadline", Moment::fromJson),
      Json.required(members, "siret", Json::asString),
      Json.required(members, "market_type_codes", Json.listOf(MarketTypeCode::fromJson)),
      Json.optional(members, "lots", Json.listOf(LotRequest::fromJson)),
      Json.optional(members, "lot_limit", Json::asLong), Json.optional(members, "lot_name", Json::asString),
      Json.optional(members, "provider_user_id", Json::asString));
  }

  @Override
  public Object toJson() {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("name", Json.of(name));
    members.put("deadline", Json.of(deadline));
    members.put("siret", Json.of(siret));
    members.put("market_type_codes", Json.of(marketTypeCodes));
    Json.put(members, "lots", lots);
    Json.put(members, "lot_limit", lotLimit);
    Json.put(members, "lot_name", lotName);
    Json.put(members, "provider_user_id", providerUserId);
    return members;
  }

  /** A value, member by member. */
  public static Builder builder() {
    return new Builder();
  }

  /** A value, member by member. */
  public static final class Builder {
    private String name;
    private Moment deadline;
    private String siret;
    private List<MarketTypeCode> marketTypeCodes;
    private List<LotRequest> lots;
    private Long lotLimit;
    private String lotName;
    private String providerUserId;

    private Builder() {}

    public Builder name(String name) {
      this.name = name;
      return this;
    }

    /**
     * An RFC 3339 instant, or a local time or day of the Paris wall clock (a day means its last second).
     */
    public Builder deadline(Moment deadline) {
      this.deadline = deadline;
      return this;
    }

    public Builder siret(String siret) {
      this.siret = siret;
      return this;
    }

    public Builder marketTypeCodes(List<MarketTypeCode> marketTypeCodes) {
      this.marketTypeCodes = marketTypeCodes;
      return this;
    }

    public Builder lots(List<LotRequest> lots) {
      this.lots = lots;
      return this;
    }

    /**
     * To how many lots one company may apply
     */
    public Builder lotLimit(long lotLimit) {
      this.lotLimit = lotLimit;
      return this;
    }

    /**
     * One lot by its name, for clients of the first version
     */
    public Builder lotName(String lotName) {
      this.lotName = lotName;
      return this;
    }

    /**
     * The buyer's identifier on the editor's side
     */
    public Builder providerUserId(String providerUserId) {
      this.providerUserId = providerUserId;
      return this;
    }

    /** The value; what has to be there must have been given. */
    public PublicMarketInput build() {
      return new PublicMarketInput(name, deadline, siret, marketTypeCodes, lots, lotLimit, lotName, providerUserId);
    }
  }
}
