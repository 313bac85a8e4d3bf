// Written from spec.yaml by `spec`. Changes are lost: change the contract.

package fr.gouv.data.passemarche;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * What the contract calls so.
 *
 * <p>{@code #/webhooks/thing.sold/post/requestBody/content/application~1json/schema}
 *
 * @param kind {@code kind}
 * @param thing {@code thing}
 */
public record ThingSold(String kind, Thing thing) implements Json.Value {
  public ThingSold {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(thing, "thing");
  }

  /** Reads what {@link Json#parse} gives; members that the contract does not name are read past. */
  public static ThingSold fromJson(Object json) {
    Map<?, ?> members = Json.members(json);
    return new ThingSold(
      Json.required(members, "kind", Json::asString), Json.required(members, "thing", Thing::fromJson));
  }

  @Override
  public Object toJson() {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("kind", Json.of(kind));
    members.put("thing", Json.of(thing));
    return members;
  }

  /** A value, member by member. */
  public static Builder builder() {
    return new Builder();
  }

  /** A value, member by member. */
  public static final class Builder {
    private String kind = "thing.sold";
    private Thing thing;

    private Builder() {}

    public Builder kind(String kind) {
      this.kind = kind;
      return this;
    }

    public Builder thing(Thing thing) {
      this.thing = thing;
      return this;
    }

    /** The value; what has to be there must have been given. */
    public ThingSold build() {
      return new ThingSold(kind, thing);
    }
  }
}
