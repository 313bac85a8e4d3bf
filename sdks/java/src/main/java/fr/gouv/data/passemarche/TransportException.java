// Written by `spec`. Changes are lost.

package fr.gouv.data.passemarche;

/** There was no answer, or it broke off: the network, TLS, or the service going away. */
public final class TransportException extends PasseMarcheException {
  private static final long serialVersionUID = 1L;

  TransportException(Throwable cause) {
    super("no answer: " + cause, cause);
  }

  /** Whether the service cannot have seen the request. */
  public boolean isNotSent() {
    return getCause() instanceof Transport.NotSent;
  }
}
