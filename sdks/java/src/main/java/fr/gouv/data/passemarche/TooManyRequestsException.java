// Written from passemarche.yaml by `spec`. Changes are lost: change the contract.

package fr.gouv.data.passemarche;

/** A refusal with status 429. */
public final class TooManyRequestsException extends RefusalException {
  private static final long serialVersionUID = 1L;

  private final transient RateLimited body;

  private TooManyRequestsException(String operation, Answer answer, RateLimited body) {
    super(operation, answer, body.sentences());
    this.body = body;
  }

  TooManyRequestsException(String operation, Answer answer) {
    this(operation, answer, Engine.body(answer, RateLimited::fromJson));
  }

  /** What the service says about it. */
  public RateLimited body() {
    return body;
  }
}
