// Written by `spec`. Changes are lost.

package fr.gouv.data.passemarche;

/** A status that the contract does not declare for the operation. */
public final class UndeclaredStatusException extends PasseMarcheException {
  private static final long serialVersionUID = 1L;
  private final transient Answer answer;

  UndeclaredStatusException(Answer answer) {
    super("unexpected status " + answer.status(), null);
    this.answer = answer;
  }

  public Answer answer() {
    return answer;
  }
}
