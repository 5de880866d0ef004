package org.gongtong.server.jobs;

import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneId;
import org.gongtong.server.retention.Retention;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the run of each day once nobody is up any more, or whenever the server is started later;
 * and goes on with one that broke off. Thread-safe.
 */
public final class RetentionClock implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RetentionClock.class);
  private static final LocalTime FROM = LocalTime.of(3, 0);

  private final Retention retention;
  private final InstantSource clock;
  private final ZoneId zone;
  private final RepeatedWork thread;
  private volatile @Nullable String fault;

  /**
   * @param zone of the server
   */
  public RetentionClock(Retention retention, InstantSource clock, ZoneId zone) {
    this.retention = retention;
    this.clock = clock;
    this.zone = zone;
    this.thread = new RepeatedWork("retention", this::look, Duration.ofMinutes(10));
  }

  /** Begins to look; once. */
  public void start() {
    thread.start();
  }

  /** Looks now; what fails is told to the log and not to the caller. */
  public void look() {
    if (clock.instant().atZone(zone).toLocalTime().isBefore(FROM)) {
      return;
    }
    try {
      retention
          .daily()
          .ifPresent(
              run ->
                  LOG.info(
                      "已清理到期数据 {} / what was kept long enough was removed: {}",
                      run.removed(),
                      run.removed()));
      fault = null;
    } catch (RuntimeException e) {
      // Thrown on, it would end the schedule for ever.
      String now = String.valueOf(e);
      if (!now.equals(fault)) {
        fault = now;
        LOG.error("清理到期数据失败，稍后重试 / retention failed, and tries again", e);
      }
    }
  }

  /** Ends; waits for a look that has begun. */
  @Override
  public void close() {
    thread.close();
  }
}
