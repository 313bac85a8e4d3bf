// Written from passemarche.yaml by `spec`. Changes are lost: change the contract.

package fr.gouv.data.passemarche;

/** A refusal with status 503. */
public final class ServiceUnavailableException extends RefusalException {
  private static final long serialVersionUID = 1L;

  private final transient RateLimited body;

  private ServiceUnavailableException(String operation, Answer answer, RateLimited body) {
    super(operation, answer, body.sentences());
    this.body = body;
  }

  ServiceUnavailableException(String operation, Answer answer) {
    this(operation, answer, Engine.body(answer, RateLimited::fromJson));
  }

  /** What the service says about it. */
  public RateLimited body() {
    return body;
  }
}
