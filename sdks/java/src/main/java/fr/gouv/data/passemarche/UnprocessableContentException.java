// Written from passemarche.yaml by `spec`. Changes are lost: change the contract.

package fr.gouv.data.passemarche;

/** A refusal with status 422. */
public final class UnprocessableContentException extends RefusalException {
  private static final long serialVersionUID = 1L;

  private final transient ValidationError body;

  private UnprocessableContentException(String operation, Answer answer, ValidationError body) {
    super(operation, answer, body.sentences());
    this.body = body;
  }

  UnprocessableContentException(String operation, Answer answer) {
    this(operation, answer, Engine.body(answer, ValidationError::fromJson));
  }

  /** What the service says about it. */
  public ValidationError body() {
    return body;
  }
}
