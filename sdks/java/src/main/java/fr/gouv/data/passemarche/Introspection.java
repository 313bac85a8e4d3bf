// Written from passemarche.yaml by `spec`. Changes are lost: change the contract.

package fr.gouv.data.passemarche;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * What the contract calls so.
 *
 * <p>{@code #/components/schemas/Introspection}
 *
 * @param active {@code active}
 * @param scope null where there is none
 * @param clientId null where there is none
 * @param tokenType null where there is none
 * @param exp null where there is none
 * @param iat null where there is none
 * @param sub null where there is none
 * @param aud null where there is none
 * @param iss null where there is none
 * @param jti null where there is none
 */
public record Introspection(
  boolean active, String scope, String clientId, String tokenType, Long exp, Long iat, String sub, URI aud, URI iss,
  String jti
) implements Json.Value {
  /** Reads what {@link Json#parse} gives; members that the contract does not name are read past. */
  public static Introspection fromJson(Object json) {
    Map<?, ?> members = Json.members(json);
    return new Introspection(
      Json.required(members, "active", Json::asBoolean), Json.optional(members, "scope", Json::asString),
      Json.optional(members, "client_id", Json::asString), Json.optional(members, "token_type", Json::asString),
      Json.optional(members, "exp", Json::asLong), Json.optional(members, "iat", Json::asLong),
      Json.optional(members, "sub", Json::asString), Json.optional(members, "aud", Json::asUri),
      Json.optional(members, "iss", Json::asUri), Json.optional(members, "jti", Json::asString));
  }

  @Override
  public Object toJson() {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("active", Json.of(active));
    Json.put(members, "scope", scope);
    Json.put(members, "client_id", clientId);
    Json.put(members, "token_type", tokenType);
    Json.put(members, "exp", exp);
    Json.put(members, "iat", iat);
    Json.put(members, "sub", sub);
    Json.put(members, "aud", aud);
    Json.put(members, "iss", iss);
    Json.put(members, "jti", jti);
    return members;
  }

  /** A value, member by member. */
  public static Builder builder() {
    return new Builder();
  }

  /** A value, member by member. */
  public static final class Builder {
    private Boolean active;
    private String scope;
    private String clientId;
    private String tokenType;
    private Long exp;
    private Long iat;
    private String sub;
    private URI aud;
    private URI iss;
    private String jti;

    private Builder() {}

    public Builder active(boolean active) {
      this.active = active;
      return this;
    }

    public Builder scope(String scope) {
      this.scope = scope;
      return this;
    }

    public Builder clientId(String clientId) {
      this.clientId = clientId;
      return this;
    }

    public Builder tokenType(String tokenType) {
      this.tokenType = tokenType;
      return this;
    }

    public Builder exp(long exp) {
      this.exp = exp;
      return this;
    }

    public Builder iat(long iat) {
      this.iat = iat;
      return this;
    }

    public Builder sub(String sub) {
      this.sub = sub;
      return this;
    }

    public Builder aud(URI aud) {
      this.aud = aud;
      return this;
    }

    public Builder iss(URI iss) {
      this.iss = iss;
      return this;
    }

    public Builder jti(String jti) {
      this.jti = jti;
      return this;
    }

    /** The value; what has to be there must have been given. */
    public Introspection build() {
      return new Introspection(
        Objects.requireNonNull(active, "active"), scope, clientId, tokenType, exp, iat, sub, aud, iss, jti);
    }
  }
}
