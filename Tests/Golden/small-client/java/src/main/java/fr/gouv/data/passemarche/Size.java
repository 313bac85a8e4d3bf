// Written from spec.yaml by `spec`. Changes are lost: change the contract.

package fr.gouv.data.passemarche;

/**
 * What the contract calls so.
 *
 * <p>{@code #/components/schemas/Size}
 */
public sealed interface Size extends Json.Value {
  /** @param value of this kind */
  record OfInteger(long value) implements Size {
    @Override
    public Object toJson() {
      return Json.of(value);
    }
  }

  /** @param value of this kind */
  record OfString(String value) implements Size {
    @Override
    public Object toJson() {
      return Json.of(value);
    }
  }

  /** @param json a kind that the contract does not name */
  record Unrecognized(Object json) implements Size {
    @Override
    public Object toJson() {
      return json;
    }
  }

  /** Reads what {@link Json#parse} gives. */
  static Size fromJson(Object json) {
    // They have no JSON type in common: the one that can be read is the one.
    try {
      return new OfInteger(Json.asLong(json));
    } catch (Json.Malformed another) {
      // One of the next ones.
    }
    try {
      return new OfString(Json.asString(json));
    } catch (Json.Malformed another) {
      // One of the next ones.
    }
    return new Unrecognized(json);
  }
}
