// Written from spec.yaml by `spec`. Changes are lost: change the contract.

package fr.gouv.data.passemarche;

/** A refusal with status 416. */
public final class RangeNotSatisfiableException extends RefusalException {
  private static final long serialVersionUID = 1L;

  private final transient ErrorBody body;

  private RangeNotSatisfiableException(String operation, Answer answer, ErrorBody body) {
    super(operation, answer, body.sentences());
    this.body = body;
  }

  RangeNotSatisfiableException(String operation, Answer answer) {
    this(operation, answer, Engine.body(answer, ErrorBody::fromJson));
  }

  /** What the service says about it. */
  public ErrorBody body() {
    return body;
  }
}
