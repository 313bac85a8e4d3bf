// Written by `spec`. Changes are lost.

package fr.gouv.data.passemarche;

/** The thread that made the call was interrupted; it still is. */
public final class CallInterruptedException extends PasseMarcheException {
  private static final long serialVersionUID = 1L;

  CallInterruptedException(Throwable cause) {
    super("interrupted", cause);
  }
}
