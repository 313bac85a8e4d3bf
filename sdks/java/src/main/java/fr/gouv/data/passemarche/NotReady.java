// Written from passemarche.yaml by `spec`. Changes are lost: change the contract.

package fr.gouv.data.passemarche;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What the contract calls so.
 *
 * <p>{@code #/components/schemas/NotReady}
 *
 * @param error {@code error}
 * @param failing null where there is none
 * @param retryAfter null where there is none
 */
public record NotReady(String error, List<NotReadyFailingItem> failing, Long retryAfter) implements Json.Value {
  public NotReady {
    Objects.requireNonNull(error, "error");
    failing = failing == null ? null : List.copyOf(failing);
  }

  /** Reads what {@link Json#parse} gives; members that the contract does not name are read past. */
  public static NotReady fromJson(Object json) {
    Map<?, ?> members = Json.members(json);
    return new NotReady(
      Json.required(members, "error", Json::asString),
      Json.optional(members, "failing", Json.listOf(NotReadyFailingItem::fromJson)),
      Json.optional(members, "retry_after", Json::asLong));
  }

  @Override
  public Object toJson() {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("error", Json.of(error));
    Json.put(members, "failing", failing);
    Json.put(members, "retry_after", retryAfter);
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
    private List<NotReadyFailingItem> failing;
    private Long retryAfter;

    private Builder() {}

    public Builder error(String error) {
      this.error = error;
      return this;
    }

    public Builder failing(List<NotReadyFailingItem> failing) {
      this.failing = failing;
      return this;
    }

    public Builder retryAfter(long retryAfter) {
      this.retryAfter = retryAfter;
      return this;
    }

    /** The value; what has to be there must have been given. */
    public NotReady build() {
      return new NotReady(error, failing, retryAfter);
    }
  }
}
