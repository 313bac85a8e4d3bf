// Written from spec.yaml by `spec`. Changes are lost: change the contract.

package fr.gouv.data.passemarche;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the contract calls so.
 *
 * <p>{@code #/components/schemas/Conflict}
 *
 * @param code null where there is none
 * @param detail null where there is none
 */
public record Conflict(ConflictCode code, String detail) implements Json.Value {
  /** Reads what {@link Json#parse} gives; members that the contract does not name are read past. */
  public static Conflict fromJson(Object json) {
    Map<?, ?> members = Json.members(json);
    return new Conflict(
      Json.optional(members, "code", ConflictCode::fromJson), Json.optional(members, "detail", Json::asString));
  }

  @Override
  public Object toJson() {
    Map<String, Object> members = new LinkedHashMap<>();
    Json.put(members, "code", code);
    Json.put(members, "detail", detail);
    return members;
  }

  List<String> sentences() {
    if (detail != null) return List.of(detail);
    return List.of();
  }

  /** A value, member by member. */
  public static Builder builder() {
    return new Builder();
  }

  /** A value, member by member. */
  public static final class Builder {
    private ConflictCode code;
    private String detail;

    private Builder() {}

    public Builder code(ConflictCode code) {
      this.code = code;
      return this;
    }

    public Builder detail(String detail) {
      this.detail = detail;
      return this;
    }

    /** The value; what has to be there must have been given. */
    public Conflict build() {
      return new Conflict(code, detail);
    }
  }
}
