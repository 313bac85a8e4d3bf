// Written from passemarche.yaml by `spec`. Changes are lost: change the contract.

package fr.gouv.data.passemarche;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What the contract calls so.
 *
 * <p>{@code #/components/schemas/RateLimited}
 *
 * @param error {@code error}
 * @param retryAfter Whole seconds after which the same request passes
 */
public record RateLimited(String error, long retryAfter) implements Json.Value {
  public RateLimited {
    Objects.requireNonNull(error, "error");
  }

  /** Reads what {@link Json#parse} gives; members that the contract does not name are read past. */
  public static RateLimited fromJson(Object json) {
    Map<?, ?> members = Json.members(json);
    return new RateLimited(
      Json.required(members, "error", Json::asString), Json.required(members, "retry_after", Json::asLong));
  }

  @Override
  public Object toJson() {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("error", Json.of(error));
    members.put("retry_after", Json.of(retryAfter));
    return members;
  }

  List<String> sentences() {
    return List.of(error);
  }

  /** A value, member by member. */
  public static Builder builder() {
    return new Builder();
  }

  /** A value, member by member. */
  public static final class Builder {
    private String error;
    private Long retryAfter;

    private Builder() {}

    public Builder error(String error) {
      this.error = error;
      return this;
    }

    /**
     * Whole seconds after which the same request passes
     */
    public Builder retryAfter(long retryAfter) {
      this.retryAfter = retryAfter;
      return this;
    }

    /** The value; what has to be there must have been given. */
    public RateLimited build() {
      return new RateLimited(error, Objects.requireNonNull(retryAfter, "retryAfter"));
    }
  }
}
