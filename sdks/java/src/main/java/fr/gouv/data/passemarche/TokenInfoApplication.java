// Written from passemarche.yaml by `spec`. Changes are lost: change the contract.

package fr.gouv.data.passemarche;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * What the contract calls so.
 *
 * <p>{@code #/components/schemas/TokenInfo/properties/application}
 *
 * @param uid {@code uid}
 */
public record TokenInfoApplication(String uid) implements Json.Value {
  public TokenInfoApplication {
    Objects.requireNonNull(uid, "uid");
  }

  /** Reads what {@link Json#parse} gives; members that the contract does not name are read past. */
  public static TokenInfoApplication fromJson(Object json) {
    Map<?, ?> members = Json.members(json);
    return new TokenInfoApplication(Json.required(members, "uid", Json::asString));
  }

  @Override
  public Object toJson() {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("uid", Json.of(uid));
    return members;
  }

  /** A value, member by member. */
  public static Builder builder() {
    return new Builder();
  }

  /** A value, member by member. */
  public static final class Builder {
    private String uid;

    private Builder() {}

    public Builder uid(String uid) {
      this.uid = uid;
      return this;
    }

    /** The value; what has to be there must have been given. */
    public TokenInfoApplication build() {
      return new TokenInfoApplication(uid);
    }
  }
}
