// Written from spec.yaml by `spec`. Changes are lost: change the contract.

package fr.gouv.data.passemarche;

import java.util.List;
import java.util.Objects;

/**
 * What it looks like.
 *
 * <p>{@code #/components/schemas/Color}
 *
 * @param value as it is written; the service may use others than the ones that are named here
 */
public record Color(String value) implements Json.Value {
  public static final Color RED = new Color("red");
  public static final Color DARK_BLUE = new Color("dark-blue");
  public static final Color _404 = new Color("404");
  public static final Color DEFAULT = new Color("default");

  /** The values that the contract names. */
  public static final List<Color> KNOWN = List.of(RED, DARK_BLUE, _404, DEFAULT);

  public Color {
    Objects.requireNonNull(value, "value");
  }

  /** Reads what {@link Json#parse} gives. */
  public static Color fromJson(Object json) {
    return new Color(Json.asString(json));
  }

  @Override
  public Object toJson() {
    return value;
  }

  @Override
  public String toString() {
    return value;
  }
}
