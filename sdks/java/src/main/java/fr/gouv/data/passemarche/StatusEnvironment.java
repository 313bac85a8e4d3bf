// Written from passemarche.yaml by `spec`. Changes are lost: change the contract.

package fr.gouv.data.passemarche;

import java.util.List;
import java.util.Objects;

/**
 * What the contract calls so.
 *
 * <p>{@code #/components/schemas/Status/properties/environment}
 *
 * @param value as it is written; the service may use others than the ones that are named here
 */
public record StatusEnvironment(String value) implements Json.Value {
  public static final StatusEnvironment SANDBOX = new StatusEnvironment("sandbox");
  public static final StatusEnvironment STAGING = new StatusEnvironment("staging");
  public static final StatusEnvironment PREPROD = new StatusEnvironment("preprod");
  public static final StatusEnvironment PRODUCTION = new StatusEnvironment("production");

  /** The values that the contract names. */
  public static final List<StatusEnvironment> KNOWN = List.of(SANDBOX, STAGING, PREPROD, PRODUCTION);

  public StatusEnvironment {
    Objects.requireNonNull(value, "value");
  }

  /** Reads what {@link Json#parse} gives. */
  public static StatusEnvironment fromJson(Object json) {
    return new StatusEnvironment(Json.asString(json));
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
