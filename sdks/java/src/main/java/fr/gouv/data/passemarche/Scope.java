// Written from passemarche.yaml by `spec`. Changes are lost: change the contract.

package fr.gouv.data.passemarche;

import java.util.List;
import java.util.Objects;

/**
 * What the contract calls so.
 *
 * <p>{@code #/components/schemas/Scope}
 *
 * @param value as it is written; the service may use others than the ones that are named here
 */
public record Scope(String value) implements Json.Value {
  public static final Scope API_ACCESS = new Scope("api_access");
  public static final Scope API_READ = new Scope("api_read");
  public static final Scope API_WRITE = new Scope("api_write");

  /** The values that the contract names. */
  public static final List<Scope> KNOWN = List.of(API_ACCESS, API_READ, API_WRITE);

  public Scope {
    Objects.requireNonNull(value, "value");
  }

  /** Reads what {@link Json#parse} gives. */
  public static Scope fromJson(Object json) {
    return new Scope(Json.asString(json));
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
