// Written by `spec`. Changes are lost.

package fr.gouv.data.passemarche;

/** The answer took longer than the contract allows. */
public final class CallTimeoutException extends PasseMarcheException {
  private static final long serialVersionUID = 1L;

  CallTimeoutException(java.time.Duration after) {
    super("no answer within " + after, null);
  }
}
