// Written by `spec`. Changes are lost.

package fr.gouv.data.passemarche;

/** The request could not be written. */
public final class UnsendableException extends PasseMarcheException {
  private static final long serialVersionUID = 1L;

  UnsendableException(Throwable cause) {
    super("the request cannot be written: " + cause.getMessage(), cause);
  }
}
