package org.gongtong.core.timebank.ledger;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongtong.core.kernel.Transaction;

/**
 * Reads journals. Extension point, implemented by stores; implementations are thread-safe. What it
 * costs does not grow with the length of an account's history.
 */
public interface JournalReader {

  /** Most rows that are read at once. */
  int MOST = 1000;

  /**
   * An account's postings, the last recorded first.
   *
   * @param before only those of a lower sequence; {@link Long#MAX_VALUE} to begin
   * @param limit how many at most, 1 to {@link #MOST}
   */
  List<LedgerPosting> recorded(Transaction transaction, UUID accountId, long before, int limit);

  /**
   * An account's postings, the last to take effect first, and of those that took effect together
   * the last recorded.
   *
   * @param at only those that took effect earlier, or then and have a lower sequence
   * @param before that sequence; {@link Long#MAX_VALUE} for all of that time
   * @param limit how many at most, 1 to {@link #MOST}
   */
  List<LedgerPosting> effective(
      Transaction transaction, UUID accountId, LocalDateTime at, long before, int limit);

  /** The entries of some ids. */
  Map<UUID, LedgerEntry> entries(Transaction transaction, Collection<UUID> ids);

  /** What an account stood at when all that was recorded up to an instant was there. */
  long balanceRecorded(Transaction transaction, UUID accountId, Instant at);

  /**
   * What an account stood at by all that took effect before a time, or at that time with a sequence
   * up to another, however late it was recorded.
   *
   * @param sequence {@link Long#MAX_VALUE} for all of that time
   */
  long balanceEffective(Transaction transaction, UUID accountId, LocalDateTime at, long sequence);

  /** Pending holds on an account's minutes, those first that expire first. */
  List<LedgerHold> pending(Transaction transaction, UUID accountId);

  /**
   * Pending holds of a bank that have expired, those first that expired first.
   *
   * @param limit how many at most, 1 to {@link #MOST}
   */
  List<LedgerHold> due(Transaction transaction, UUID bankId, Instant now, int limit);
}
