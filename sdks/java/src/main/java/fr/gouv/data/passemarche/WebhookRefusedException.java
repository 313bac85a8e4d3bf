// Written by `spec`. Changes are lost.

package fr.gouv.data.passemarche;

/** A webhook that is not believed. */
public final class WebhookRefusedException extends PasseMarcheException {
  private static final long serialVersionUID = 1L;

  /** Why it is not. */
  public enum Reason {
    UNSIGNED(401),
    /** A header that is not what it should be. */
    MALFORMED(400),
    WRONG_SIGNATURE(401),
    /** Rightly signed, but at another time than now: sent again by somebody, or one of the clocks is wrong. */
    OUTSIDE_WINDOW(401),
    TOO_LARGE(413),
    /** Rightly signed, and not the body of the event it names. */
    UNREADABLE(400);

    private final int status;

    Reason(int status) {
      this.status = status;
    }
  }

  private final Reason reason;

  WebhookRefusedException(Reason reason, String details) {
    super("webhook refused: " + reason + (details == null ? "" : ": " + details), null);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }

  /** The status to answer with. The service tries again after none of these. */
  public int status() {
    return reason.status;
  }
}
