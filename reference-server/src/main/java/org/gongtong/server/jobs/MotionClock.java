package org.gongtong.server.jobs;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongtong.core.decision.MotionTimer;
import org.gongtong.core.decision.election.ElectionTimer;
import org.gongtong.core.rules.Reason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks each second whether a motion is to be opened, closed or ended, and an election to be opened
 * or closed. Thread-safe.
 */
public final class MotionClock implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(MotionClock.class);

  private final MotionTimer timer;
  private final ElectionTimer elections;
  private final RepeatedWork thread;
  private final Hindrances hindrances = new Hindrances(LOG, "议题或选举 motion or election");
  private final Looking looking =
      new Looking(
          LOG,
          "议题定时任务恢复 / the motion clock works again",
          "议题定时任务失败，每秒重试 / the motion clock failed, and tries again each second");

  public MotionClock(MotionTimer timer, ElectionTimer elections) {
    this.timer = timer;
    this.elections = elections;
    this.thread = new RepeatedWork("motion-clock", this::look, Duration.ofSeconds(1));
  }

  /** Begins to look; once. */
  public void start() {
    thread.start();
  }

  /** Looks now; what fails is told to the log and not to the caller. */
  public synchronized void look() {
    looking.at(this::take);
  }

  private void take() {
    Map<UUID, List<Reason>> found = new HashMap<>();
    timer.tick().forEach(hindrance -> found.put(hindrance.subject(), hindrance.reasons()));
    elections.tick().forEach(hindrance -> found.put(hindrance.subject(), hindrance.reasons()));
    hindrances.report(found);
  }

  /** Steps that are due and cannot be taken, by motion or election, as of the last look. */
  public Map<UUID, List<Reason>> hindrances() {
    return hindrances.all();
  }

  /** Ends; waits for a look that has begun. */
  @Override
  public void close() {
    thread.close();
  }
}
