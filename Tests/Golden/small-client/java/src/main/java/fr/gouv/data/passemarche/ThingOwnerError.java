// Written from spec.yaml by `spec`. Changes are lost: change the contract.

package fr.gouv.data.passemarche;

import java.util.List;
import java.util.Objects;

/**
 * What the contract calls so.
 *
 * <p>{@code #/components/schemas/Thing/properties/owner/properties/error}
 *
 * @param value as it is written; the service may use others than the ones that are named here
 */
public record ThingOwnerError(String value) implements Json.Value {
  public static final ThingOwnerError ABSENT = new ThingOwnerError("absent");
  public static final ThingOwnerError UNKNOWN = new ThingOwnerError("unknown");

  /** The values that the contract names. */
  public static final List<ThingOwnerError> KNOWN = List.of(ABSENT, UNKNOWN);

  public ThingOwnerError {
    Objects.requireNonNull(value, "value");
  }

  /** Reads what {@link Json#parse} gives. */
  public static ThingOwnerError fromJson(Object json) {
    return new ThingOwnerError(Json.asString(json));
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
