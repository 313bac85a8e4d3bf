// Written from spec.yaml by `spec`. Changes are lost: change the contract.

package fr.gouv.data.passemarche;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the contract calls so.
 *
 * <p>{@code #/components/schemas/Change}
 *
 * @param name null where there is none
 * @param color What it looks like.; null where there is none
 */
public record Change(String name, Color color) implements Json.Value {
  /** Reads what {@link Json#parse} gives; members that the contract does not name are read past. */
  public static Change fromJson(Object json) {
    Map<?, ?> members = Json.members(json);
    return new Change(Json.optional(members, "name", Json::asString), Json.optional(members, "color", Color::fromJson));
  }

  @Override
  public Object toJson() {
    Map<String, Object> members = new LinkedHashMap<>();
    Json.put(members, "name", name);
    Json.put(members, "color", color);
    return members;
  }

  /** A value, member by member. */
  public static Builder builder() {
    return new Builder();
  }

  /** A value, member by member. */
  public static final class Builder {
    private String name;
    private Color color;

    private Builder() {}

    public Builder name(String name) {
      this.name = name;
      return this;
    }

    /**
     * What it looks like.
     */
    public Builder color(Color color) {
      this.color = color;
      return this;
    }

    /** The value; what has to be there must have been given. */
    public Change build() {
      return new Change(name, color);
    }
  }
}
