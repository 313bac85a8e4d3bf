extension JavaClientSupport {
  // Access tokens.

  static let accessToken = #"""
package fr.gouv.data.passemarche;

import java.time.Duration;
import java.time.Instant;

/**
 * A bearer token (RFC 6750). Its value is in no description of it.
 *
 * @param value as it is sent
 * @param obtainedAt when it was asked for
 * @param expiresAt when it ends
 * @param scope separated by spaces; null where the service did not say
 */
public record AccessToken(String value, Instant obtainedAt, Instant expiresAt, String scope) {
  /** Whether there is time to use it: a tenth of its life is left, or a minute. */
  public boolean isFresh(Instant now) {
    Duration tenth = Duration.between(obtainedAt, expiresAt).dividedBy(10);
    Duration reserve = tenth.compareTo(Duration.ofMinutes(1)) < 0 ? tenth : Duration.ofMinutes(1);
    return now.isBefore(expiresAt.minus(reserve));
  }

  @Override
  public String toString() {
    return "AccessToken[expiresAt=" + expiresAt + "]";
  }
}

"""#

  static let accessTokens = #"""
package fr.gouv.data.passemarche;

/** Where a client has its tokens from. It serves any number of threads at once. */
public interface AccessTokens {
  /** A token to call with: the one at hand, or a new one. */
  AccessToken token() throws InterruptedException;

  /** A token in place of one that the service has refused: the one at hand where it is another, or a new one. */
  AccessToken renew(AccessToken refused) throws InterruptedException;
}

"""#

  static let fetchedTokens = #"""
package fr.gouv.data.passemarche;

import java.time.Clock;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;

/** Keeps one token and fetches the next when it is due. However many calls wait, one fetches. */
public final class FetchedTokens implements AccessTokens {
  private final Supplier<AccessToken> fetch;
  private final Clock clock;
  private AccessToken current;
  private CompletableFuture<AccessToken> fetching;

  public FetchedTokens(Supplier<AccessToken> fetch, Clock clock) {
    this.fetch = Objects.requireNonNull(fetch, "fetch");
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  @Override
  public AccessToken token() throws InterruptedException {
    return tokenOtherThan(null);
  }

  @Override
  public AccessToken renew(AccessToken refused) throws InterruptedException {
    return tokenOtherThan(refused.value());
  }

  private AccessToken tokenOtherThan(String refused) throws InterruptedException {
    CompletableFuture<AccessToken> wanted;
    boolean isMine = false;
    synchronized (this) {
      if (current != null && !current.value().equals(refused) && current.isFresh(clock.instant())) return current;
      if (fetching == null) {
        fetching = new CompletableFuture<>();
        isMine = true;
      }
      wanted = fetching;
    }
    if (isMine) fetch(wanted);
    try {
      return wanted.get();
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof RuntimeException reason) throw reason;
      throw new IllegalStateException(failed.getCause());
    }
  }

  private void fetch(CompletableFuture<AccessToken> wanted) {
    AccessToken token = null;
    Throwable failure = null;
    try {
      token = fetch.get();
    } catch (RuntimeException | Error reason) {
      failure = reason;
    }
    synchronized (this) {
      if (token != null) current = token;
      fetching = null;
    }
    if (failure == null) wanted.complete(token);
    else wanted.completeExceptionally(failure);
  }
}

"""#
}
