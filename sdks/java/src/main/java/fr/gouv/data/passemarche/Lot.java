// Written from passemarche.yaml by `spec`. Changes are lost: change the contract.

package fr.gouv.data.passemarche;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * What the contract calls so.
 *
 * <p>{@code #/components/schemas/Lot}
 *
 * @param name {@code name}
 * @param cpvCode null where there is none
 */
public record Lot(String name, String cpvCode) implements Json.Value {
  public Lot {
    Objects.requireNonNull(name, "name");
  }

  /** Reads what {@link Json#parse} gives; members that the contract does not name are read past. */
  public static Lot fromJson(Object json) {
    Map<?, ?> members = Json.members(json);
    return new Lot(Json.required(members, "name", Json::asString), Json.optional(members, "cpv_code", Json::asString));
  }

  @Override
  public Object toJson() {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("name", Json.of(name));
    members.put("cpv_code", Json.of(cpvCode));
    return members;
  }

  /** A value, member by member. */
  public static Builder builder() {
    return new Builder();
  }

  /** A value, member by member. */
  public static final class Builder {
    private String name;
    private String cpvCode;

    private Builder() {}

    public Builder name(String name) {
      this.name = name;
      return this;
    }

    public Builder cpvCode(String cpvCode) {
      this.cpvCode = cpvCode;
      return this;
    }

    /** The value; what has to be there must have been given. */
    public Lot build() {
      return new Lot(name, cpvCode);
    }
  }
}
