package org.gongtong.core.timebank.ledger;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.gongtong.core.kernel.Transaction;

/**
 * Adds months up and keeps the sums. Extension point, implemented by stores; implementations are
 * thread-safe. Sums record nothing: they can be made again from the entries.
 */
public interface MonthStore {

  /**
   * Adds up what was recorded from an instant on and before another. What it costs grows with what
   * was recorded then, and not with what was before.
   */
  MonthSum sum(
      Transaction transaction, TimeBank bank, YearMonth month, Instant from, Instant until);

  /** Keeps the sums of a month; of one that is kept nothing changes. */
  void keep(Transaction transaction, UUID bankId, MonthSum sum);

  /** The sums kept of some months, the first first. */
  List<MonthSum> kept(Transaction transaction, UUID bankId, YearMonth first, YearMonth last);
}
