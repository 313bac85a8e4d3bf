// Written by `spec`. Changes are lost.

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
