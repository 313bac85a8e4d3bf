// Written from passemarche.yaml by `spec`. Changes are lost: change the contract.

package fr.gouv.data.passemarche;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the contract calls so.
 *
 * <p>{@code #/components/schemas/PublicMarketPage}
 *
 * @param publicMarkets {@code public_markets}
 * @param nextCursor null where there is none
 */
public record PublicMarketPage(List<PublicMarketSummary> publicMarkets, String nextCursor) implements Json.Value {
  public PublicMarketPage {
    publicMarkets = List.copyOf(publicMarkets);
  }

  /** Reads what {@link Json#parse} gives; members that the contract does not name are read past. */
  public static PublicMarketPage fromJson(Object json) {
    Map<?, ?> members = Json.members(json);
    return new PublicMarketPage(
      Json.required(members, "public_markets", Json.listOf(PublicMarketSummary::fromJson)),
      Json.optional(members, "next_cursor", Json::asString));
  }

  @Override
  public Object toJson() {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("public_markets", Json.of(publicMarkets));
    members.put("next_cursor", Json.of(nextCursor));
    return members;
  }

  /** A value, member by member. */
  public static Builder builder() {
    return new Builder();
  }

  /** A value, member by member. */
  public static final class Builder {
    private List<PublicMarketSummary> publicMarkets;
    private String nextCursor;

    private Builder() {}

    public Builder publicMarkets(List<PublicMarketSummary> publicMarkets) {
      this.publicMarkets = publicMarkets;
      return this;
    }

    public Builder nextCursor(String nextCursor) {
      this.nextCursor = nextCursor;
      return this;
    }

    /** The value; what has to be there must have been given. */
    public PublicMarketPage build() {
      return new PublicMarketPage(publicMarkets, nextCursor);
    }
  }
}
