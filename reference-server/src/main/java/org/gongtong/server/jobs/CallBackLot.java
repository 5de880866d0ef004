package org.gongtong.server.jobs;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.gongtong.core.decision.callback.CallBacks;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks each half minute whether a sample of assisted ballots is to be drawn. Thread-safe. */
public final class CallBackLot implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(CallBackLot.class);

  private final CallBacks calls;
  private final RepeatedWork thread;
  private @Nullable String fault;

  public CallBackLot(CallBacks calls) {
    this.calls = calls;
    this.thread = new RepeatedWork("call-back-lot", this::look, Duration.ofSeconds(30));
  }

  /** Begins to look; once. */
  public void start() {
    thread.start();
  }

  /** Looks now; what fails is told to the log and not to the caller. */
  public synchronized void look() {
    try {
      List<UUID> drawn = calls.drawAll();
      for (UUID motion : drawn) {
        LOG.info("议题 motion {} 已抽取回访样本 / a sample for call-backs is drawn", motion);
      }
      fault = null;
    } catch (RuntimeException e) {
      // Thrown on, it would end the schedule for ever.
      String now = String.valueOf(e);
      if (!now.equals(fault)) {
        fault = now;
        LOG.error("抽取回访样本失败，稍后重试 / drawing samples failed, and is tried again", e);
      }
    }
  }

  /** Ends; waits for a look that has begun. */
  @Override
  public void close() {
    thread.close();
  }
}
