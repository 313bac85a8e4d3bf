// Written by `spec`. Changes are lost.

package fr.gouv.data.passemarche;

/** There was no access token to call with; the cause is the exception of whoever provides it. */
public final class TokenException extends PasseMarcheException {
  private static final long serialVersionUID = 1L;

  TokenException(Throwable cause) {
    super("no access token: " + cause.getMessage(), cause);
  }
}
