// Written from passemarche.yaml by `spec`. Changes are lost: change the contract.

package fr.gouv.data.passemarche;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * What the contract calls so.
 *
 * <p>{@code #/components/schemas/MarketApplicationCreated}
 *
 * @param identifier {@code identifier}
 * @param applicationUrl {@code application_url}
 */
public record MarketApplicationCreated(String identifier, URI applicationUrl) implements Json.Value {
  public MarketApplicationCreated {
    Objects.requireNonNull(identifier, "identifier");
    Objects.requireNonNull(applicationUrl, "applicationUrl");
  }

  /** Reads what {@link Json#parse} gives; members that the contract does not name are read past. */
  public static MarketApplicationCreated fromJson(Object json) {
    Map<?, ?> members = Json.members(json);
    return new MarketApplicationCreated(
      Json.required(members, "identifier", Json::asString), Json.required(members, "application_url", Json::asUri));
  }

  @Override
  public Object toJson() {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("identifier", Json.of(identifier));
    members.put("application_url", Json.of(applicationUrl));
    return members;
  }

  /** A value, member by member. */
  public static Builder builder() {
    return new Builder();
  }

  /** A value, member by member. */
  public static final class Builder {
    private String identifier;
    private URI applicationUrl;

    private Builder() {}

    public Builder identifier(String identifier) {
      this.identifier = identifier;
      return this;
    }

    public Builder applicationUrl(URI applicationUrl) {
      this.applicationUrl = applicationUrl;
      return this;
    }

    /** The value; what has to be there must have been given. */
    public MarketApplicationCreated build() {
      return new MarketApplicationCreated(identifier, applicationUrl);
    }
  }
}
