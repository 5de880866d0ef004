package org.gongtong.server.retention;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.gongtong.server.intake.WaitingRosters;

/** Rosters that were looked at and never applied: files beside the server. Thread-safe. */
public final class WaitingRosterSweep implements Sweep {
  private final WaitingRosters waiting;

  public WaitingRosterSweep(WaitingRosters waiting) {
    this.waiting = waiting;
  }

  @Override
  public long due(Cutoff cutoff) {
    try {
      return waiting.countExpired();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot look into the spool folder", e);
    }
  }

  @Override
  public int batch(Cutoff cutoff, Hold hold) {
    try {
      int deleted = waiting.clean();
      return hold.write(transaction -> deleted);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot clean the spool folder", e);
    }
  }
}
