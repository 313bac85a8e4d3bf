// Written from spec.yaml by `spec`. Changes are lost: change the contract.

package fr.gouv.data.passemarche;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * What the contract calls so.
 *
 * <p>{@code #/components/schemas/Token}
 *
 * @param accessToken {@code access_token}
 * @param expiresIn {@code expires_in}
 */
public record Token(String accessToken, long expiresIn) implements Json.Value {
  public Token {
    Objects.requireNonNull(accessToken, "accessToken");
  }

  /** Reads what {@link Json#parse} gives; members that the contract does not name are read past. */
  public static Token fromJson(Object json) {
    Map<?, ?> members = Json.members(json);
    return new Token(
      Json.required(members, "access_token", Json::asString), Json.required(members, "expires_in", Json::asLong));
  }

  @Override
  public Object toJson() {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("access_token", Json.of(accessToken));
    members.put("expires_in", Json.of(expiresIn));
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
    private Long expiresIn;

    private Builder() {}

    public Builder accessToken(String accessToken) {
      this.accessToken = accessToken;
      return this;
    }

    public Builder expiresIn(long expiresIn) {
      this.expiresIn = expiresIn;
      return this;
    }

    /** The value; what has to be there must have been given. */
    public Token build() {
      return new Token(accessToken, Objects.requireNonNull(expiresIn, "expiresIn"));
    }
  }
}
