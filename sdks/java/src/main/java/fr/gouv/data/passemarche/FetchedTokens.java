// Written by `spec`. Changes are lost.

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
