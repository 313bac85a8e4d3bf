// Written from passemarche.yaml by `spec`. Changes are lost: change the contract.

package fr.gouv.data.passemarche;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What the contract calls so.
 *
 * <p>{@code #/components/schemas/TokenInfo}
 *
 * @param scope {@code scope}
 * @param expiresIn Seconds left
 * @param application {@code application}
 * @param createdAt Unix seconds
 */
public record TokenInfo(
  List<Scope> scope, long expiresIn, TokenInfoApplication application, long createdAt
) implements Json.Value {
  public TokenInfo {
    scope = List.copyOf(scope);
    Objects.requireNonNull(application, "application");
  }

  /** Reads what {@link Json#parse} gives; members that the contract does not name are read past. */
  public static TokenInfo fromJson(Object json) {
    Map<?, ?> members = Json.members(json);
    return new TokenInfo(
      Json.required(members, "scope", Json.listOf(Scope::fromJson)), Json.required(members, "expires_in", Json::asLong),
      Json.required(members, "application", TokenInfoApplication::fromJson),
      Json.required(members, "created_at", Json::asLong));
  }

  @Override
  public Object toJson() {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("scope", Json.of(scope));
    members.put("expires_in", Json.of(expiresIn));
    members.put("application", Json.of(application));
    members.put("created_at", Json.of(createdAt));
    return members;
  }

  /** A value, member by member. */
  public static Builder builder() {
    return new Builder();
  }

  /** A value, member by member. */
  public static final class Builder {
    private List<Scope> scope;
    private Long expiresIn;
    private TokenInfoApplication application;
    private Long createdAt;

    private Builder() {}

    public Builder scope(List<Scope> scope) {
      this.scope = scope;
      return this;
    }

    /**
     * Seconds left
     */
    public Builder expiresIn(long expiresIn) {
      this.expiresIn = expiresIn;
      return this;
    }

    public Builder application(TokenInfoApplication application) {
      this.application = application;
      return this;
    }

    /**
     * Unix seconds
     */
    public Builder createdAt(long createdAt) {
      this.createdAt = createdAt;
      return this;
    }

    /** The value; what has to be there must have been given. */
    public TokenInfo build() {
      return new TokenInfo(
        scope, Objects.requireNonNull(expiresIn, "expiresIn"), application,
        Objects.requireNonNull(createdAt, "createdAt"));
    }
  }
}
