// Written from passemarche.yaml by `spec`. Changes are lost: change the contract.

package fr.gouv.data.passemarche;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * What the contract calls so.
 *
 * <p>{@code #/components/schemas/PublicMarketCreated}
 *
 * @param identifier {@code identifier}
 * @param configurationUrl {@code configuration_url}
 */
public record PublicMarketCreated(String identifier, URI configurationUrl) implements Json.Value {
  public PublicMarketCreated {
    Objects.requireNonNull(identifier, "identifier");
    Objects.requireNonNull(configurationUrl, "configurationUrl");
  }

  /** Reads what {@link Json#parse} gives; members that the contract does not name are read past. */
  public static PublicMarketCreated fromJson(Object json) {
    Map<?, ?> members = Json.members(json);
    return new PublicMarketCreated(
      Json.required(members, "identifier", Json::asString), Json.required(members, "configuration_url", Json::asUri));
  }

  @Override
  public Object toJson() {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("identifier", Json.of(identifier));
    members.put("configuration_url", Json.of(configurationUrl));
    return members;
  }

  /** A value, member by member. */
  public static Builder builder() {
    return new Builder();
  }

  /** A value, member by member. */
  public static final class Builder {
    private String identifier;
    private URI configurationUrl;

    private Builder() {}

    public Builder identifier(String identifier) {
      this.identifier = identifier;
      return this;
    }

    public Builder configurationUrl(URI configurationUrl) {
      this.configurationUrl = configurationUrl;
      return this;
    }

    /** The value; what has to be there must have been given. */
    public PublicMarketCreated build() {
      return new PublicMarketCreated(identifier, configurationUrl);
    }
  }
}
