// Written by `spec`. Changes are lost.

package fr.gouv.data.passemarche;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** A body that is closed, so that reading it ends, where its time is over. */
final class Watched extends InputStream {
  /** Ends what takes too long. One thread serves all clients, and does not keep a program from ending. */
  private static final ScheduledThreadPoolExecutor WATCH =
      new ScheduledThreadPoolExecutor(
          1,
          work -> {
            Thread thread = new Thread(work, "passemarche-time-outs");
            thread.setDaemon(true);
            return thread;
          });

  static {
    WATCH.setRemoveOnCancelPolicy(true);
  }

  private final InputStream body;
  private ScheduledFuture<?> end;
  private volatile boolean isOver;

  Watched(InputStream body, Duration within) {
    this.body = body;
    watch(within);
  }

  private void watch(Duration within) {
    end =
        WATCH.schedule(
            () -> {
              isOver = true;
              body.close();
              return null;
            },
            within.toNanos(),
            TimeUnit.NANOSECONDS);
  }

  /** Gives it time anew. */
  void goOn(Duration within) {
    end.cancel(false);
    if (!isOver) watch(within);
  }

  boolean isOver() {
    return isOver;
  }

  @Override
  public int read() throws IOException {
    return body.read();
  }

  @Override
  public int read(byte[] buffer, int start, int length) throws IOException {
    int count = body.read(buffer, start, length);
    if (isOver) throw new IOException("the time is over");
    return count;
  }

  @Override
  public void close() {
    end.cancel(false);
    try {
      body.close();
    } catch (IOException unimportant) {
      // What was wanted of it has been read.
    }
  }
}
