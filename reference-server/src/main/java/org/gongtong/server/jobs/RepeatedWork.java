package org.gongtong.server.jobs;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A thread that does the same again and again, with a pause after each time. The work tells itself
 * what fails: what it throws ends it for ever.
 */
public final class RepeatedWork implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RepeatedWork.class);
  private static final long WAIT_SECONDS = 10;

  private final String name;
  private final Runnable work;
  private final Duration pause;
  private final ScheduledExecutorService thread;

  /**
   * @param name of the thread
   */
  public RepeatedWork(String name, Runnable work, Duration pause) {
    this.name = name;
    this.work = work;
    this.pause = pause;
    this.thread =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread named = new Thread(task, name);
              named.setDaemon(true);
              return named;
            });
  }

  /** Begins, at once; called once. */
  public void start() {
    // Its result is never asked for, and closing ends it.
    var unused = thread.scheduleWithFixedDelay(work, 0, pause.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Ends; waits for work that has begun. */
  @Override
  public void close() {
    thread.shutdown();
    try {
      if (!thread.awaitTermination(WAIT_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("定时任务 {} 未及时结束 / {} did not end in time", name, name);
        thread.shutdownNow();
      }
    } catch (InterruptedException e) {
      thread.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
