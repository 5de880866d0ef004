package org.gongtong.server.retention;

import org.gongtong.core.kernel.UnitOfWork;
import org.gongtong.server.storage.ExpiredRows;

/** Rows of one table that are older than a time. Thread-safe. */
public final class RowSweep implements Sweep {
  private final UnitOfWork work;
  private final ExpiredRows rows;

  public RowSweep(UnitOfWork work, ExpiredRows rows) {
    this.work = work;
    this.rows = rows;
  }

  @Override
  public long due(Cutoff cutoff) {
    return work.read(transaction -> rows.count(transaction, cutoff.before()));
  }

  @Override
  public int batch(Cutoff cutoff, Hold hold) {
    return hold.write(transaction -> rows.delete(transaction, cutoff.before(), MOST));
  }
}
