// Written from spec.yaml by `spec`. Changes are lost: change the contract.

package fr.gouv.data.passemarche;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * What the contract calls so.
 *
 * <p>{@code #/components/schemas/ThingLost}
 *
 * @param kind {@code kind}
 * @param id {@code id}
 */
public record ThingLost(String kind, String id) implements Json.Value {
  public ThingLost {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(id, "id");
  }

  /** Reads what {@link Json#parse} gives; members that the contract does not name are read past. */
  public static ThingLost fromJson(Object json) {
    Map<?, ?> members = Json.members(json);
    return new ThingLost(Json.required(members, "kind", Json::asString), Json.required(members, "id", Json::asString));
  }

  @Override
  public Object toJson() {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("kind", Json.of(kind));
    members.put("id", Json.of(id));
    return members;
  }

  /** A value, member by member. */
  public static Builder builder() {
    return new Builder();
  }

  /** A value, member by member. */
  public static final class Builder {
    private String kind = "thing.lost";
    private String id;

    private Builder() {}

    public Builder kind(String kind) {
      this.kind = kind;
      return this;
    }

    public Builder id(String id) {
      this.id = id;
      return this;
    }

    /** The value; what has to be there must have been given. */
    public ThingLost build() {
      return new ThingLost(kind, id);
    }
  }
}
