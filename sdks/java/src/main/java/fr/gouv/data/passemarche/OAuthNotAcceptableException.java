// Written from passemarche.yaml by `spec`. Changes are lost: change the contract.

package fr.gouv.data.passemarche;

/** A refusal with status 406. */
public final class OAuthNotAcceptableException extends RefusalException {
  private static final long serialVersionUID = 1L;

  private final transient OAuthError body;

  private OAuthNotAcceptableException(String operation, Answer answer, OAuthError body) {
    super(operation, answer, body.sentences());
    this.body = body;
  }

  OAuthNotAcceptableException(String operation, Answer answer) {
    this(operation, answer, Engine.body(answer, OAuthError::fromJson));
  }

  /** What the service says about it. */
  public OAuthError body() {
    return body;
  }
}
