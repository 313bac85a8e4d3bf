// Written from spec.yaml by `spec`. Changes are lost: change the contract.

package fr.gouv.data.passemarche;

/** A refusal with status 409. */
public final class ConflictException extends RefusalException {
  private static final long serialVersionUID = 1L;

  private final transient Conflict body;

  private ConflictException(String operation, Answer answer, Conflict body) {
    super(operation, answer, body.sentences());
    this.body = body;
  }

  ConflictException(String operation, Answer answer) {
    this(operation, answer, Engine.body(answer, Conflict::fromJson));
  }

  /** What the service says about it. */
  public Conflict body() {
    return body;
  }
}
