// Written from spec.yaml by `spec`. Changes are lost: change the contract.

package fr.gouv.data.passemarche;

/** A refusal with status 401. */
public final class UnauthorizedException extends RefusalException {
  private static final long serialVersionUID = 1L;

  private final transient ErrorBody body;

  private UnauthorizedException(String operation, Answer answer, ErrorBody body) {
    super(operation, answer, body.sentences());
    this.body = body;
  }

  UnauthorizedException(String operation, Answer answer) {
    this(operation, answer, Engine.body(answer, ErrorBody::fromJson));
  }

  /** What the service says about it. */
  public ErrorBody body() {
    return body;
  }
}
