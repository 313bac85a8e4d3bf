// Written by `spec`. Changes are lost.

package fr.gouv.data.passemarche;

import java.time.Duration;

/** What waits between attempts, so that tests need not. */
@FunctionalInterface
public interface Sleeper {
  void sleep(Duration pause) throws InterruptedException;
}
