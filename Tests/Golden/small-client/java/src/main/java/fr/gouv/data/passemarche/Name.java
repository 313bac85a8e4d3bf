// Written from spec.yaml by `spec`. Changes are lost: change the contract.

package fr.gouv.data.passemarche;

import java.util.List;
import java.util.Objects;

/**
 * What the contract calls so.
 *
 * <p>{@code #/components/schemas/Names/items}
 *
 * @param value as it is written; the service may use others than the ones that are named here
 */
public record Name(String value) implements Json.Value {
  public static final Name LONG = new Name("long");
  public static final Name SHORT = new Name("short");

  /** The values that the contract names. */
  public static final List<Name> KNOWN = List.of(LONG, SHORT);

  public Name {
    Objects.requireNonNull(value, "value");
  }

  /** Reads what {@link Json#parse} gives. */
  public static Name fromJson(Object json) {
    return new Name(Json.asString(json));
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
