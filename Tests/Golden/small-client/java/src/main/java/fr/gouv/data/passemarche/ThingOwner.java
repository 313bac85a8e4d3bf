// Written from spec.yaml by `spec`. Changes are lost: change the contract.

package fr.gouv.data.passemarche;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * What the contract calls so.
 *
 * <p>{@code #/components/schemas/Thing/properties/owner}
 *
 * @param name {@code name}
 * @param error null where there is none
 */
public record ThingOwner(String name, ThingOwnerError error) implements Json.Value {
  public ThingOwner {
    Objects.requireNonNull(name, "name");
  }

  /** Reads what {@link Json#parse} gives; members that the contract does not name are read past. */
  public static ThingOwner fromJson(Object json) {
    Map<?, ?> members = Json.members(json);
    return new ThingOwner(
      Json.required(members, "name", Json::asString), Json.optional(members, "error", ThingOwnerError::fromJson));
  }

  @Override
  public Object toJson() {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("name", Json.of(name));
    Json.put(members, "error", error);
    return members;
  }

  /** A value, member by member. */
  public static Builder builder() {
    return new Builder();
  }

  /** A value, member by member. */
  public static final class Builder {
    private String name;
    private ThingOwnerError error;

    private Builder() {}

    public Builder name(String name) {
      this.name = name;
      return this;
    }

    public Builder error(ThingOwnerError error) {
      this.error = error;
      return this;
    }

    /** The value; what has to be there must have been given. */
    public ThingOwner build() {
      return new ThingOwner(name, error);
    }
  }
}
