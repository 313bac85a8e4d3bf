// Written from spec.yaml by `spec`. Changes are lost: change the contract.

package fr.gouv.data.passemarche;

import java.util.Map;

/**
 * What the contract calls so.
 *
 * <p>{@code #/components/schemas/Shape}
 */
public sealed interface Shape extends Json.Value {
  /** @param value of this kind */
  record OfCircle(Circle value) implements Shape {
    @Override
    public Object toJson() {
      return Json.of(value);
    }
  }

  /** @param value of this kind */
  record OfSquare(Square value) implements Shape {
    @Override
    public Object toJson() {
      return Json.of(value);
    }
  }

  /** @param json a kind that the contract does not name */
  record Unrecognized(Object json) implements Shape {
    @Override
    public Object toJson() {
      return json;
    }
  }

  /** Reads what {@link Json#parse} gives. */
  static Shape fromJson(Object json) {
    Object kind = json instanceof Map<?, ?> map ? map.get("shape") : null;
    if ("circle".equals(kind)) return new OfCircle(Circle.fromJson(json));
    if ("square".equals(kind)) return new OfSquare(Square.fromJson(json));
    return new Unrecognized(json);
  }
}
