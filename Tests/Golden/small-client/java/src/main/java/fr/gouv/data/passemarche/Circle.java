// Written from spec.yaml by `spec`. Changes are lost: change the contract.

package fr.gouv.data.passemarche;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Round.
 *
 * <p>{@code #/components/schemas/Circle}
 *
 * @param shape {@code shape}
 * @param radius {@code radius}
 */
public record Circle(String shape, double radius) implements Json.Value {
  public Circle {
    Objects.requireNonNull(shape, "shape");
  }

  /** Reads what {@link Json#parse} gives; members that the contract does not name are read past. */
  public static Circle fromJson(Object json) {
    Map<?, ?> members = Json.members(json);
    return new Circle(
      Json.required(members, "shape", Json::asString), Json.required(members, "radius", Json::asDouble));
  }

  @Override
  public Object toJson() {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("shape", Json.of(shape));
    members.put("radius", Json.of(radius));
    return members;
  }

  /** A value, member by member. */
  public static Builder builder() {
    return new Builder();
  }

  /** A value, member by member. */
  public static final class Builder {
    private String shape = "circle";
    private Double radius;

    private Builder() {}

    public Builder shape(String shape) {
      this.shape = shape;
      return this;
    }

    public Builder radius(double radius) {
      this.radius = radius;
      return this;
    }

    /** The value; what has to be there must have been given. */
    public Circle build() {
      return new Circle(shape, Objects.requireNonNull(radius, "radius"));
    }
  }
}
