// Written from passemarche.yaml by `spec`. Changes are lost: change the contract.

package fr.gouv.data.passemarche;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * What the contract calls so.
 *
 * <p>{@code #/components/schemas/Readiness}
 *
 * @param status {@code status}
 */
public record Readiness(String status) implements Json.Value {
  public Readiness {
    Objects.requireNonNull(status, "status");
  }

  /** Reads what {@link Json#parse} gives; members that the contract does not name are read past. */
  public static Readiness fromJson(Object json) {
    Map<?, ?> members = Json.members(json);
    return new Readiness(Json.required(members, "status", Json::asString));
  }

  @Override
  public Object toJson() {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("status", Json.of(status));
    return members;
  }

  /** A value, member by member. */
  public static Builder builder() {
    return new Builder();
  }

  /** A value, member by member. */
  public static final class Builder {
    private String status = "ready";

    private Builder() {}

    public Builder status(String status) {
      this.status = status;
      return this;
    }

    /** The value; what has to be there must have been given. */
    public Readiness build() {
      return new Readiness(status);
    }
  }
}
