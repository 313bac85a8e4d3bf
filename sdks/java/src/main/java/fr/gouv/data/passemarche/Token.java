// Written from passemarche.yaml by `spec`. Changes are lost: change the contract.

package fr.gouv.data.passemarche;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * What the contract calls so.
 *
 * <p>{@code #/components/schemas/Token}
 *
 * @param accessToken A JWT signed with HS256
 * @param tokenType {@code token_type}
 * @param expiresIn Seconds
 * @param scope {@code scope}
 * @param createdAt Unix seconds
 */
public record Token(
  String accessToken, String tokenType, long expiresIn, String scope, long createdAt
) implements Json.Value {
  public Token {
    Objects.requireNonNull(accessToken, "accessToken");
    Objects.requireNonNull(tokenType, "tokenType");
    Objects.requireNonNull(scope, "scope");
  }

  /** Reads what {@link Json#parse} gives; members that the contract does not name are read past. */
  public static Token fromJson(Object json) {
    Map<?, ?> members = Json.members(json);
    return new Token(
      Json.required(members, "access_token", Json::asString), Json.required(members, "token_type", Json::asString),
      Json.required(members, "expires_in", Json::asLong), Json.required(members, "scope", Json::asString),
      Json.required(members, "created_at", Json::asLong));
  }

  @Override
  public Object toJson() {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("access_token", Json.of(accessToken));
    members.put("token_type", Json.of(tokenType));
    members.put("expires_in", Json.of(expiresIn));
    members.put("scope", Json.of(scope));
    members.put("created_at", Json.of(createdAt));
    return members;
  }

  @Override
  public String toString() {
    // Without the token.
    return "Token[]";
  }

  /** A value, member by member. */
  public static Builder builder() {
    return new Builder();
  }

  /** A value, member by member. */
  public static final class Builder {
    private String accessToken;
    private String tokenType = "Bearer";
    private Long expiresIn = 86400L;
    private String scope;
    private Long createdAt;

    private Builder() {}

    /**
     * A JWT signed with HS256
     */
    public Builder accessToken(String accessToken) {
      this.accessToken = accessToken;
      return this;
    }

    public Builder tokenType(String tokenType) {
      this.tokenType = tokenType;
      return this;
    }

    /**
     * Seconds
     */
    public Builder expiresIn(long expiresIn) {
      this.expiresIn = expiresIn;
      return this;
    }

    public Builder scope(String scope) {
      this.scope = scope;
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
    public Token build() {
      return new Token(
        accessToken, tokenType, Objects.requireNonNull(expiresIn, "expiresIn"), scope,
        Objects.requireNonNull(createdAt, "createdAt"));
    }
  }
}
