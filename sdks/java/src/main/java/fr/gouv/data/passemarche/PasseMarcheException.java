// Written by `spec`. Changes are lost.

package fr.gouv.data.passemarche;

/** Why a call came to nothing. The subclasses tell what it was. */
public abstract class PasseMarcheException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  PasseMarcheException(String message, Throwable cause) {
    super(message, cause);
  }
}
