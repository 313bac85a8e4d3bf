// Written from passemarche.yaml by `spec`. Changes are lost: change the contract.

package fr.gouv.data.passemarche;

/** A refusal with status 503. */
public final class NotReadyServiceUnavailableException extends RefusalException {
  private static final long serialVersionUID = 1L;

  private final transient NotReady body;

  private NotReadyServiceUnavailableException(String operation, Answer answer, NotReady body) {
    super(operation, answer, body.sentences());
    this.body = body;
  }

  NotReadyServiceUnavailableException(String operation, Answer answer) {
    this(operation, answer, Engine.body(answer, NotReady::fromJson));
  }

  /** What the service says about it. */
  public NotReady body() {
    return body;
  }
}
