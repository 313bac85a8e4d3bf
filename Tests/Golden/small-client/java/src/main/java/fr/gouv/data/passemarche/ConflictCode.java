// Written from spec.yaml by `spec`. Changes are lost: change the contract.

package fr.gouv.data.passemarche;

import java.util.List;
import java.util.Objects;

/**
 * What the contract calls so.
 *
 * <p>{@code #/components/schemas/Conflict/properties/code}
 *
 * @param value as it is written; the service may use others than the ones that are named here
 */
public record ConflictCode(String value) implements Json.Value {
  public static final ConflictCode TAKEN = new ConflictCode("taken");
  public static final ConflictCode CLOSED = new ConflictCode("closed");

  /** The values that the contract names. */
  public static final List<ConflictCode> KNOWN = List.of(TAKEN, CLOSED);

  public ConflictCode {
    Objects.requireNonNull(value, "value");
  }

  /** Reads what {@link Json#parse} gives. */
  public static ConflictCode fromJson(Object json) {
    return new ConflictCode(Json.asString(json));
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
