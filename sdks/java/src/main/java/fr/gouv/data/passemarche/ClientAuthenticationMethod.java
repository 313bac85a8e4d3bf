// Written from passemarche.yaml by `spec`. Changes are lost: change the contract.

package fr.gouv.data.passemarche;

import java.util.List;
import java.util.Objects;

/**
 * What the contract calls so.
 *
 * <p>{@code #/components/schemas/ClientAuthenticationMethods/items}
 *
 * @param value as it is written; the service may use others than the ones that are named here
 */
public record ClientAuthenticationMethod(String value) implements Json.Value {
  public static final ClientAuthenticationMethod CLIENT_SECRET_BASIC = new ClientAuthenticationMethod("client_secret_basic");
  public static final ClientAuthenticationMethod CLIENT_SECRET_POST = new ClientAuthenticationMethod("client_secret_post");

  /** The values that the contract names. */
  public static final List<ClientAuthenticationMethod> KNOWN = List.of(CLIENT_SECRET_BASIC, CLIENT_SECRET_POST);

  public ClientAuthenticationMethod {
    Objects.requireNonNull(value, "value");
  }

  /** Reads what {@link Json#parse} gives. */
  public static ClientAuthenticationMethod fromJson(Object json) {
    return new ClientAuthenticationMethod(Json.asString(json));
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
