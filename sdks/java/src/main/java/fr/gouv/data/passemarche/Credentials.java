// Written by `spec`. Changes are lost.

package fr.gouv.data.passemarche;

import java.util.Objects;

/**
 * The credentials of an OAuth client, as the service gave them. The secret is in no description of it.
 *
 * @param clientId who calls
 * @param clientSecret what proves it
 */
public record Credentials(String clientId, String clientSecret) {
  public Credentials {
    Objects.requireNonNull(clientId, "clientId");
    Objects.requireNonNull(clientSecret, "clientSecret");
  }

  @Override
  public String toString() {
    return "Credentials[clientId=" + clientId + "]";
  }
}
