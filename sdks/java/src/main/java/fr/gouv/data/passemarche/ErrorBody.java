// Written from passemarche.yaml by `spec`. Changes are lost: change the contract.

package fr.gouv.data.passemarche;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What the contract calls so.
 *
 * <p>{@code #/components/schemas/Error}
 *
 * @param error {@code error}
 * @param errors null where there is none
 * @param requestId null where there is none
 */
public record ErrorBody(String error, List<String> errors, String requestId) implements Json.Value {
  public ErrorBody {
    Objects.requireNonNull(error, "error");
    errors = errors == null ? null : List.copyOf(errors);
  }

  /** Reads what {@link Json#parse} gives; members that the contract does not name are read past. */
  public static ErrorBody fromJson(Object json) {
    Map<?, ?> members = Json.members(json);
    return new ErrorBody(
      Json.required(members, "error", Json::asString), Json.optional(members, "errors", Json.listOf(Json::asString)),
      Json.optional(members, "request_id", Json::asString));
  }

  @Override
  public Object toJson() {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("error", Json.of(error));
    Json.put(members, "errors", errors);
    Json.put(members, "request_id", requestId);
    return members;
  }

  List<String> sentences() {
    if (errors != null) return errors;
    return List.of(error);
  }

  /** A value, member by member. */
  public static Builder builder() {
    return new Builder();
  }

  /** A value, member by member. */
  public static final class Builder {
    private String error;
    private List<String> errors;
    private String requestId;

    private Builder() {}

    public Builder error(String error) {
      this.error = error;
      return this;
    }

    public Builder errors(List<String> errors) {
      this.errors = errors;
      return this;
    }

    public Builder requestId(String requestId) {
      this.requestId = requestId;
      return this;
    }

    /** The value; what has to be there must have been given. */
    public ErrorBody build() {
      return new ErrorBody(error, errors, requestId);
    }
  }
}
