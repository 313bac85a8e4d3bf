extension JavaClientSupport {
  // Why a call comes to nothing.

  static let callInterruptedException = #"""
package fr.gouv.data.passemarche;

/** The thread that made the call was interrupted; it still is. */
public final class CallInterruptedException extends PasseMarcheException {
  private static final long serialVersionUID = 1L;

  CallInterruptedException(Throwable cause) {
    super("interrupted", cause);
  }
}

"""#

  static let callTimeoutException = #"""
package fr.gouv.data.passemarche;

/** The answer took longer than the contract allows. */
public final class CallTimeoutException extends PasseMarcheException {
  private static final long serialVersionUID = 1L;

  CallTimeoutException(java.time.Duration after) {
    super("no answer within " + after, null);
  }
}

"""#

  static let fileException = #"""
package fr.gouv.data.passemarche;

/** The file of a download could not be written. */
public final class FileException extends PasseMarcheException {
  private static final long serialVersionUID = 1L;

  FileException(Throwable cause) {
    super("the file cannot be written: " + cause, cause);
  }
}

"""#

  static let passeMarcheException = #"""
package fr.gouv.data.passemarche;

/** Why a call came to nothing. The subclasses tell what it was. */
public abstract class PasseMarcheException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  PasseMarcheException(String message, Throwable cause) {
    super(message, cause);
  }
}

"""#

  static let refusalException = #"""
package fr.gouv.data.passemarche;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** An answer that declines the request, as the contract declares it. The subclasses have its body. */
public abstract class RefusalException extends PasseMarcheException {
  private static final long serialVersionUID = 1L;

  private final String operation;
  private final transient Answer answer;
  private final List<String> sentences;

  RefusalException(String operation, Answer answer, List<String> sentences) {
    super(operation + ": " + answer.status() + ": " + String.join("; ", sentences), null);
    this.operation = operation;
    this.answer = answer;
    this.sentences = sentences;
  }

  /** The method that was called. */
  public String operation() {
    return operation;
  }

  public int status() {
    return answer.status();
  }

  public HttpHeaders headers() {
    return answer.headers();
  }

  /** What the service says about it, one sentence for each reason. */
  public List<String> sentences() {
    return sentences;
  }

  /** After how long the same request may be sent again; empty where the service does not say. */
  public Optional<Duration> retryAfter() {
    return answer.retryAfter();
  }

  /** How the exception is made of an answer. */
  interface Maker {
    RefusalException make(String operation, Answer answer);
  }
}

"""#

  static let tokenException = #"""
package fr.gouv.data.passemarche;

/** There was no access token to call with; the cause is the exception of whoever provides it. */
public final class TokenException extends PasseMarcheException {
  private static final long serialVersionUID = 1L;

  TokenException(Throwable cause) {
    super("no access token: " + cause.getMessage(), cause);
  }
}

"""#

  static let tooLargeException = #"""
package fr.gouv.data.passemarche;

/** A body larger than the contract allows. */
public final class TooLargeException extends PasseMarcheException {
  private static final long serialVersionUID = 1L;
  private final long limit;

  TooLargeException(long limit) {
    super("the answer is larger than " + limit + " bytes", null);
    this.limit = limit;
  }

  /** In bytes. */
  public long limit() {
    return limit;
  }
}

"""#

  static let transportException = #"""
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

"""#

  static let undeclaredStatusException = #"""
package fr.gouv.data.passemarche;

/** A status that the contract does not declare for the operation. */
public final class UndeclaredStatusException extends PasseMarcheException {
  private static final long serialVersionUID = 1L;
  private final transient Answer answer;

  UndeclaredStatusException(Answer answer) {
    super("unexpected status " + answer.status(), null);
    this.answer = answer;
  }

  public Answer answer() {
    return answer;
  }
}

"""#

  static let unreadableAnswerException = #"""
package fr.gouv.data.passemarche;

/** An answer that is not what the contract says. */
public final class UnreadableAnswerException extends PasseMarcheException {
  private static final long serialVersionUID = 1L;
  private final transient Answer answer;

  UnreadableAnswerException(Answer answer, Throwable cause) {
    super("unreadable answer with status " + answer.status() + ": " + cause.getMessage(), cause);
    this.answer = answer;
  }

  public Answer answer() {
    return answer;
  }
}

"""#

  static let unsendableException = #"""
package fr.gouv.data.passemarche;

/** The request could not be written. */
public final class UnsendableException extends PasseMarcheException {
  private static final long serialVersionUID = 1L;

  UnsendableException(Throwable cause) {
    super("the request cannot be written: " + cause.getMessage(), cause);
  }
}

"""#
}
