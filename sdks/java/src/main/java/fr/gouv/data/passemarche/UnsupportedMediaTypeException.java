// Written from passemarche.yaml by `spec`. Changes are lost: change the contract.

package fr.gouv.data.passemarche;

/** A refusal with status 415. */
public final class UnsupportedMediaTypeException extends RefusalException {
  private static final long serialVersionUID = 1L;

  private final transient ErrorBody body;

  private UnsupportedMediaTypeException(String operation, Answer answer, ErrorBody body) {
    super(operation, answer, body.sentences());
    this.body = body;
  }

  UnsupportedMediaTypeException(String operation, Answer answer) {
    this(operation, answer, Engine.body(answer, ErrorBody::fromJson));
  }

  /** What the service says about it. */
  public ErrorBody body() {
    return body;
  }
}
