// Written by `spec`. Changes are lost.

package fr.gouv.data.passemarche;

import java.time.Duration;
import java.util.Optional;

/** The attempts at one call. */
final class Attempts {
  private final Engine engine;
  private final Call call;
  private int made;
  private AccessToken held;
  private boolean isRenewed;

  Attempts(Engine engine, Call call) {
    this.engine = engine;
    this.call = call;
  }

  /** The token to send the call with; null for a call that needs none. */
  AccessToken token() {
    if (!call.needsToken || engine.tokens == null) return null;
    if (held == null) held = asked(null);
    return held;
  }

  private AccessToken asked(AccessToken refused) {
    try {
      return refused == null ? engine.tokens.token() : engine.tokens.renew(refused);
    } catch (InterruptedException interrupted) {
      throw Engine.interrupted(interrupted);
    } catch (CallInterruptedException interrupted) {
      throw interrupted;
    } catch (RuntimeException reason) {
      throw new TokenException(reason);
    }
  }

  /** Whether the answer is the one to go by. Where it is not, returns once it is time for the next attempt. */
  boolean isOver(Answer answer) {
    if (answer.status() == 401 && !isRenewed && held != null) {
      isRenewed = true;
      held = asked(held);
      return false;
    }
    boolean mayRepeat =
        switch (answer.status()) {
          // The service refuses with 429 before it acts.
          case 429 -> true;
          case 408, 502, 503, 504 -> call.isIdempotent();
          default -> false;
        };
    if (!mayRepeat) return true;
    Optional<Duration> pause = pause(answer.retryAfter());
    pause.ifPresent(this::sleep);
    return pause.isEmpty();
  }

  /**
   * Throws the failure, unless the call may be sent again: then returns once it is time.
   *
   * @param madeProgress the attempt counts for nothing against the call, since it brought part of the answer
   */
  void again(PasseMarcheException failure, boolean madeProgress) {
    if (madeProgress) made = 0;
    boolean isUnsent = failure instanceof TransportException transport && transport.isNotSent();
    if (!isUnsent && !call.isIdempotent()) throw failure;
    sleep(pause(Optional.empty()).orElseThrow(() -> failure));
  }

  /** How long until the next attempt; empty where there is none. */
  private Optional<Duration> pause(Optional<Duration> asked) {
    made++;
    RetryPolicy policy = engine.retries;
    if (made >= policy.attempts()) return Optional.empty();
    if (asked.isPresent()) return asked.filter(pause -> pause.compareTo(policy.longestPause()) <= 0);
    double pause = policy.firstPause().toMillis() * Math.pow(2, Math.min(made - 1, 30));
    double bounded = Math.min(pause, policy.longestPause().toMillis());
    return Optional.of(Duration.ofMillis((long) (bounded * (0.5 + Math.random() / 2))));
  }

  private void sleep(Duration pause) {
    try {
      engine.sleeper.sleep(pause);
    } catch (InterruptedException interrupted) {
      throw Engine.interrupted(interrupted);
    }
  }
}
