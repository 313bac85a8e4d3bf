// Written from passemarche.yaml by `spec`. Changes are lost: change the contract.

package fr.gouv.data.passemarche;

import java.util.List;
import java.util.Objects;

/**
 * What the contract calls so.
 *
 * <p>{@code #/components/schemas/MarketTypeCode}
 *
 * @param value as it is written; the service may use others than the ones that are named here
 */
public record MarketTypeCode(String value) implements Json.Value {
  public static final MarketTypeCode SUPPLIES = new MarketTypeCode("supplies");
  public static final MarketTypeCode SERVICES = new MarketTypeCode("services");
  public static final MarketTypeCode WORKS = new MarketTypeCode("works");
  public static final MarketTypeCode DEFENSE = new MarketTypeCode("defense");

  /** The values that the contract names. */
  public static final List<MarketTypeCode> KNOWN = List.of(SUPPLIES, SERVICES, WORKS, DEFENSE);

  public MarketTypeCode {
    Objects.requireNonNull(value, "value");
  }

  /** Reads what {@link Json#parse} gives. */
  public static MarketTypeCode fromJson(Object json) {
    return new MarketTypeCode(Json.asString(json));
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
