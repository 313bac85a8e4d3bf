// Written from spec.yaml by `spec`. Changes are lost: change the contract.

package fr.gouv.data.passemarche;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * What the contract calls so.
 *
 * <p>{@code #/components/schemas/Square}
 *
 * @param shape {@code shape}
 * @param side {@code side}
 */
public record Square(String shape, long side) implements Json.Value {
  public Square {
    Objects.requireNonNull(shape, "shape");
  }

  /** Reads what {@link Json#parse} gives; members that the contract does not name are read past. */
  public static Square fromJson(Object json) {
    Map<?, ?> members = Json.members(json);
    return new Square(Json.required(members, "shape", Json::asString), Json.required(members, "side", Json::asLong));
  }

  @Override
  public Object toJson() {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("shape", Json.of(shape));
    members.put("side", Json.of(side));
    return members;
  }

  /** A value, member by member. */
  public static Builder builder() {
    return new Builder();
  }

  /** A value, member by member. */
  public static final class Builder {
    private String shape = "square";
    private Long side;

    private Builder() {}

    public Builder shape(String shape) {
      this.shape = shape;
      return this;
    }

    public Builder side(long side) {
      this.side = side;
      return this;
    }

    /** The value; what has to be there must have been given. */
    public Square build() {
      return new Square(shape, Objects.requireNonNull(side, "side"));
    }
  }
}
