package org.gongtong.server.intake;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.gongtong.server.files.Limits;

/**
 * Lets in a few at a time who read or compare whole rosters, whichever door they come through, so
 * that the heap holds. Thread-safe; a server has one.
 */
public final class RosterTurns {

  /** What one file may ask of a server that others use at the same time. */
  public static final Limits LIMITS = Limits.defaults().withMaxInflatedBytes(256L << 20);

  private static final int AT_ONCE = 2;

  private final Semaphore turns = new Semaphore(AT_ONCE, true);
  private final Duration patience;

  /** As a server has it: who has waited half a minute is told to come later. */
  public RosterTurns() {
    this(Duration.ofSeconds(30));
  }

  /**
   * @param patience how long one waits for a turn
   */
  public RosterTurns(Duration patience) {
    this.patience = patience;
  }

  /**
   * Heavy work.
   *
   * @param <T> what it gives
   */
  @FunctionalInterface
  public interface Work<T> {
    /** Does it. */
    T run() throws IOException;
  }

  /** About how many wait at the moment. */
  public int waiting() {
    return turns.getQueueLength();
  }

  /**
   * Waits for a turn and does the work.
   *
   * @return what it gave; empty when no turn came, and nothing was done
   */
  public <T> Optional<T> take(Work<T> work) throws IOException {
    try {
      if (!turns.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        return Optional.empty();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
    try {
      return Optional.of(work.run());
    } finally {
      turns.release();
    }
  }
}
