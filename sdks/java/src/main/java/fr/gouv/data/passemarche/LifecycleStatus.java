// Written from passemarche.yaml by `spec`. Changes are lost: change the contract.

package fr.gouv.data.passemarche;

import java.util.List;
import java.util.Objects;

/**
 * What the contract calls so.
 *
 * <p>{@code #/components/schemas/LifecycleStatus}
 *
 * @param value as it is written; the service may use others than the ones that are named here
 */
public record LifecycleStatus(String value) implements Json.Value {
  public static final LifecycleStatus PENDING = new LifecycleStatus("pending");
  public static final LifecycleStatus COMPLETED = new LifecycleStatus("completed");

  /** The values that the contract names. */
  public static final List<LifecycleStatus> KNOWN = List.of(PENDING, COMPLETED);

  public LifecycleStatus {
    Objects.requireNonNull(value, "value");
  }

  /** Reads what {@link Json#parse} gives. */
  public static LifecycleStatus fromJson(Object json) {
    return new LifecycleStatus(Json.asString(json));
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
