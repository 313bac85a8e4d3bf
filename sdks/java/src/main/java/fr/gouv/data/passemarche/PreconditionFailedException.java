// Written from passemarche.yaml by `spec`. Changes are lost: change the contract.

package fr.gouv.data.passemarche;

/** A refusal with status 412. */
public final class PreconditionFailedException extends RefusalException {
  private static final long serialVersionUID = 1L;

  private final transient ErrorBody body;

  private PreconditionFailedException(String operation, Answer answer, ErrorBody body) {
    super(operation, answer, body.sentences());
    this.body = body;
  }

  PreconditionFailedException(String operation, Answer answer) {
    this(operation, answer, Engine.body(answer, ErrorBody::fromJson));
  }

  /** What the service says about it. */
  public ErrorBody body() {
    return body;
  }
}
