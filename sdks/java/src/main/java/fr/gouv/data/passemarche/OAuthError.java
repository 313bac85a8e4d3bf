// Written from passemarche.yaml by `spec`. Changes are lost: change the contract.

package fr.gouv.data.passemarche;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * RFC 6749 section 5.2
 *
 * <p>{@code #/components/schemas/OAuthError}
 *
 * @param error {@code error}
 * @param errorDescription null where there is none
 * @param retryAfter null where there is none
 * @param requestId null where there is none
 */
public record OAuthError(
  OAuthErrorError error, String errorDescription, Long retryAfter, String requestId
) implements Json.Value {
  public OAuthError {
    Objects.requireNonNull(error, "error");
  }

  /** Reads what {@link Json#parse} gives; members that the contract does not name are read past. */
  public static OAuthError fromJson(Object json) {
    Map<?, ?> members = Json.members(json);
    return new OAuthError(
      Json.required(members, "error", OAuthErrorError::fromJson),
      Json.optional(members, "error_description", Json::asString), Json.optional(members, "retry_after", Json::asLong),
      Json.optional(members, "request_id", Json::asString));
  }

  @Override
  public Object toJson() {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("error", Json.of(error));
    Json.put(members, "error_description", errorDescription);
    Json.put(members, "retry_after", retryAfter);
    Json.put(members, "request_id", requestId);
    return members;
  }

  List<String> sentences() {
    if (errorDescription != null) return List.of(errorDescription);
    return List.of(error.toString());
  }

  /** A value, member by member. */
  public static Builder builder() {
    return new Builder();
  }

  /** A value, member by member. */
  public static final class Builder {
    private OAuthErrorError error;
    private String errorDescription;
    private Long retryAfter;
    private String requestId;

    private Builder() {}

    public Builder error(OAuthErrorError error) {
      this.error = error;
      return this;
    }

    public Builder errorDescription(String errorDescription) {
      this.errorDescription = errorDescription;
      return this;
    }

    public Builder retryAfter(long retryAfter) {
      this.retryAfter = retryAfter;
      return this;
    }

    public Builder requestId(String requestId) {
      this.requestId = requestId;
      return this;
    }

    /** The value; what has to be there must have been given. */
    public OAuthError build() {
      return new OAuthError(error, errorDescription, retryAfter, requestId);
    }
  }
}
