// Written from passemarche.yaml by `spec`. Changes are lost: change the contract.

package fr.gouv.data.passemarche;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the contract calls so.
 *
 * <p>{@code #/components/schemas/MarketApplicationInput}
 *
 * @param siret null where there is none
 * @param providerUserId The candidate's identifier on the editor's side; null where there is none
 */
public record MarketApplicationInput(String siret, String providerUserId) implements Json.Value {
  /** Reads what {@link Json#parse} gives; members that the contract does not name are read past. */
  public static MarketApplicationInput fromJson(Object json) {
    Map<?, ?> members = Json.members(json);
    return new MarketApplicationInput(
      Json.optional(members, "siret", Json::asString), Json.optional(members, "provider_user_id", Json::asString));
  }

  @Override
  public Object toJson() {
    Map<String, Object> members = new LinkedHashMap<>();
    Json.put(members, "siret", siret);
    Json.put(members, "provider_user_id", providerUserId);
    return members;
  }

  /** A value, member by member. */
  public static Builder builder() {
    return new Builder();
  }

  /** A value, member by member. */
  public static final class Builder {
    private String siret;
    private String providerUserId;

    private Builder() {}

    public Builder siret(String siret) {
      this.siret = siret;
      return this;
    }

    /**
     * The candidate's identifier on the editor's side
     */
    public Builder providerUserId(String providerUserId) {
      this.providerUserId = providerUserId;
      return this;
    }

    /** The value; what has to be there must have been given. */
    public MarketApplicationInput build() {
      return new MarketApplicationInput(siret, providerUserId);
    }
  }
}
