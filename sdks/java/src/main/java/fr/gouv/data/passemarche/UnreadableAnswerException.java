// Written by `spec`. Changes are lost.

package fr.gouv.data.passemarche;

/** An answer that is not what the contract says. */
public final class UnreadableAnswerException extends PasseMarcheException {
  private static final long serialVersionUID = 1L;
  private final transient Answer answer;

  UnreadableAnswerException(Answer answer, Throwable cause) {
    super("unreadable answer with status " + answer.status() + ": " + cause.getMessage(), cause);
    this.answer = answer;
  }

  public Answer answer() {
    return answer;
  }
}
