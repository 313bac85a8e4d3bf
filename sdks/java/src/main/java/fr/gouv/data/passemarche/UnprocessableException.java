// Written from passemarche.yaml by `spec`. Changes are lost: change the contract.

package fr.gouv.data.passemarche;

/** A refusal with status 422. */
public final class UnprocessableException extends RefusalException {
  private static final long serialVersionUID = 1L;

  private final transient Unprocessable body;

  private UnprocessableException(String operation, Answer answer, Unprocessable body) {
    super(operation, answer, body.sentences());
    this.body = body;
  }

  UnprocessableException(String operation, Answer answer) {
    this(operation, answer, Engine.body(answer, Unprocessable::fromJson));
  }

  /** What the service says about it. */
  public Unprocessable body() {
    return body;
  }
}
