// Written from passemarche.yaml by `spec`. Changes are lost: change the contract.

package fr.gouv.data.passemarche;

import java.util.List;
import java.util.Objects;

/**
 * What the contract calls so.
 *
 * <p>{@code #/components/schemas/OAuthError/properties/error}
 *
 * @param value as it is written; the service may use others than the ones that are named here
 */
public record OAuthErrorError(String value) implements Json.Value {
  public static final OAuthErrorError INVALID_REQUEST = new OAuthErrorError("invalid_request");
  public static final OAuthErrorError INVALID_CLIENT = new OAuthErrorError("invalid_client");
  public static final OAuthErrorError INVALID_SCOPE = new OAuthErrorError("invalid_scope");
  public static final OAuthErrorError UNSUPPORTED_GRANT_TYPE = new OAuthErrorError("unsupported_grant_type");
  public static final OAuthErrorError RATE_LIMIT_EXCEEDED = new OAuthErrorError("rate_limit_exceeded");
  public static final OAuthErrorError SERVER_ERROR = new OAuthErrorError("server_error");
  public static final OAuthErrorError TEMPORARILY_UNAVAILABLE = new OAuthErrorError("temporarily_unavailable");

  /** The values that the contract names. */
  public static final List<OAuthErrorError> KNOWN = List.of(
    INVALID_REQUEST, INVALID_CLIENT, INVALID_SCOPE, UNSUPPORTED_GRANT_TYPE, RATE_LIMIT_EXCEEDED, SERVER_ERROR,
    TEMPORARILY_UNAVAILABLE);

  public OAuthErrorError {
    Objects.requireNonNull(value, "value");
  }

  /** Reads what {@link Json#parse} gives. */
  public static OAuthErrorError fromJson(Object json) {
    return new OAuthErrorError(Json.asString(json));
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
