// Written by `spec`. Changes are lost.

package fr.gouv.data.passemarche;

/** Where a client has its tokens from. It serves any number of threads at once. */
public interface AccessTokens {
  /** A token to call with: the one at hand, or a new one. */
  AccessToken token() throws InterruptedException;

  /** A token in place of one that the service has refused: the one at hand where it is another, or a new one. */
  AccessToken renew(AccessToken refused) throws InterruptedException;
}
