package org.gongtong.server.jobs;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/**
 * A look that is taken again and again: what fails is told to the log once, until it fails
 * otherwise or works again, and not thrown on. Thread-safe.
 */
public final class Looking {

  private final Logger log;
  private final String again;
  private final String failed;
  private @Nullable String fault;

  /**
   * @param again what is told when it works again
   * @param failed what is told when it fails
   */
  public Looking(Logger log, String again, String failed) {
    this.log = log;
    this.again = again;
    this.failed = failed;
  }

  /** Looks. */
  public synchronized void at(Runnable work) {
    try {
      work.run();
      if (fault != null) {
        fault = null;
        log.info(again);
      }
    } catch (RuntimeException e) {
      // Thrown on, it would end the schedule for ever.
      String now = String.valueOf(e);
      if (!now.equals(fault)) {
        fault = now;
        log.error(failed, e);
      }
    }
  }

  /** Whether the last look came to its end. */
  public synchronized boolean isWell() {
    return fault == null;
  }
}
