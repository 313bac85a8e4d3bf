// Written from passemarche.yaml by `spec`. Changes are lost: change the contract.

package fr.gouv.data.passemarche;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the contract calls so.
 *
 * <p>{@code #/components/schemas/MarketApplicationPage}
 *
 * @param marketApplications {@code market_applications}
 * @param nextCursor null where there is none
 */
public record MarketApplicationPage(
  List<MarketApplication> marketApplications, String nextCursor
) implements Json.Value {
  public MarketApplicationPage {
    marketApplications = List.copyOf(marketApplications);
  }

  /** Reads what {@link Json#parse} gives; members that the contract does not name are read past. */
  public static MarketApplicationPage fromJson(Object json) {
    Map<?, ?> members = Json.members(json);
    return new MarketApplicationPage(
      Json.required(members, "market_applications", Json.listOf(MarketApplication::fromJson)),
      Json.optional(members, "next_cursor", Json::asString));
  }

  @Override
  public Object toJson() {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("market_applications", Json.of(marketApplications));
    members.put("next_cursor", Json.of(nextCursor));
    return members;
  }

  /** A value, member by member. */
  public static Builder builder() {
    return new Builder();
  }

  /** A value, member by member. */
  public static final class Builder {
    private List<MarketApplication> marketApplications;
    private String nextCursor;

    private Builder() {}

    public Builder marketApplications(List<MarketApplication> marketApplications) {
      this.marketApplications = marketApplications;
      return this;
    }

    public Builder nextCursor(String nextCursor) {
      this.nextCursor = nextCursor;
      return this;
    }

    /** The value; what has to be there must have been given. */
    public MarketApplicationPage build() {
      return new MarketApplicationPage(marketApplications, nextCursor);
    }
  }
}
