package org.gongtong.core.timebank.ledger;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.kernel.UnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * Reads what happened to an account, and what it stood at. Pages cost the same however long the
 * history is. Thread-safe.
 */
public final class Statements {
  private static final int LAST_YEAR = 9999;

  private final UnitOfWork work;
  private final JournalReader journal;

  public Statements(UnitOfWork work, JournalReader journal) {
    this.work = work;
    this.journal = journal;
  }

  /** By which of the two times a statement is in order. */
  public enum Order {
    /** The last recorded first: as it was written down. */
    RECORDED,
    /** The last to take effect first: as it happened. */
    EFFECTIVE
  }

  /**
   * A line of a statement. Immutable.
   *
   * @param posting what changed
   * @param entry why
   * @param balance what the account stood at after it, in the order of the statement
   */
  public record Line(LedgerPosting posting, LedgerEntry entry, long balance) {}

  /**
   * Where a page begins: after the last line of the page before. Immutable.
   *
   * @param at when that line took effect
   * @param sequence of that line
   */
  public record Cursor(LocalDateTime at, long sequence) {

    /**
     * The place that two texts name, a local time and a number; empty if they are none, or of a
     * year that no table holds.
     */
    public static Optional<Cursor> find(String at, String sequence) {
      try {
        return Optional.of(new Cursor(LocalDateTime.parse(at), Long.parseLong(sequence)))
            .filter(cursor -> cursor.at.getYear() > 0 && cursor.at.getYear() <= LAST_YEAR);
      } catch (DateTimeException | NumberFormatException e) {
        return Optional.empty();
      }
    }
  }

  /**
   * A page of a statement. Immutable.
   *
   * @param lines the newest first
   * @param next where the next page begins; null if this is the last
   */
  public record Page(List<Line> lines, @Nullable Cursor next) {

    public Page {
      lines = List.copyOf(lines);
    }
  }

  /**
   * A page of an account's statement.
   *
   * @param after where it begins; null for the newest
   * @param size how many lines at most, 1 to 200
   */
  public Page page(UUID accountId, Order order, @Nullable Cursor after, int size) {
    if (size < 1 || size > 200) {
      throw new IllegalArgumentException("a page has 1 to 200 lines: " + size);
    }
    return work.read(
        transaction -> {
          List<LedgerPosting> found = postings(transaction, accountId, order, after, size + 1);
          boolean more = found.size() > size;
          List<LedgerPosting> postings = more ? found.subList(0, size) : found;
          List<Line> lines = lines(transaction, accountId, order, postings);
          LedgerPosting last = more ? postings.get(size - 1) : null;
          return new Page(lines, last == null ? null : new Cursor(last.at(), last.sequence()));
        });
  }

  private List<LedgerPosting> postings(
      Transaction transaction, UUID accountId, Order order, @Nullable Cursor after, int limit) {
    if (order == Order.RECORDED) {
      long before = after == null ? Long.MAX_VALUE : after.sequence();
      return journal.recorded(transaction, accountId, before, limit);
    }
    Cursor from =
        after == null ? new Cursor(LocalDateTime.of(9999, 12, 31, 0, 0), Long.MAX_VALUE) : after;
    return journal.effective(transaction, accountId, from.at(), from.sequence(), limit);
  }

  private List<Line> lines(
      Transaction transaction, UUID accountId, Order order, List<LedgerPosting> postings) {
    if (postings.isEmpty()) {
      return List.of();
    }
    Map<UUID, LedgerEntry> entries =
        journal.entries(transaction, postings.stream().map(LedgerPosting::entryId).toList());
    LedgerPosting newest = postings.get(0);
    long balance =
        order == Order.RECORDED
            ? newest.balance()
            : journal.balanceEffective(transaction, accountId, newest.at(), newest.sequence());
    List<Line> lines = new ArrayList<>(postings.size());
    for (LedgerPosting posting : postings) {
      LedgerEntry entry =
          Optional.ofNullable(entries.get(posting.entryId()))
              .orElseThrow(() -> new IllegalStateException("a posting of no entry: " + posting));
      lines.add(new Line(posting, entry, balance));
      balance -= posting.minutes();
    }
    return lines;
  }

  /** What an account stood at when all that was recorded up to an instant was there. */
  public long balanceRecorded(UUID accountId, Instant at) {
    return work.read(transaction -> journal.balanceRecorded(transaction, accountId, at));
  }

  /**
   * What an account stood at by all that took effect up to a time, however late it was recorded.
   *
   * @param at in the place's own time
   */
  public long balanceEffective(UUID accountId, LocalDateTime at) {
    return work.read(
        transaction -> journal.balanceEffective(transaction, accountId, at, Long.MAX_VALUE));
  }

  /** Pending holds on an account's minutes, those first that expire first. */
  public List<LedgerHold> pending(UUID accountId) {
    return work.read(transaction -> journal.pending(transaction, accountId));
  }
}
