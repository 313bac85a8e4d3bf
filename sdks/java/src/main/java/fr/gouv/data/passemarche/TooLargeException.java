// Written by `spec`. Changes are lost.

package fr.gouv.data.passemarche;

/** A body larger than the contract allows. */
public final class TooLargeException extends PasseMarcheException {
  private static final long serialVersionUID = 1L;
  private final long limit;

  TooLargeException(long limit) {
    super("the answer is larger than " + limit + " bytes", null);
    this.limit = limit;
  }

  /** In bytes. */
  public long limit() {
    return limit;
  }
}
