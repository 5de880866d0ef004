package org.gongtong.core.audit;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gongtong.core.kernel.Transaction;

/**
 * Where events are kept for ever. Extension point, implemented by stores; implementations are
 * thread-safe. Every method refuses a transaction of another store with an {@link
 * IllegalArgumentException} and one that is over with an {@link IllegalStateException}.
 */
public interface AuditLog {

  /**
   * Appends an event; it is there when the transaction commits.
   *
   * @throws IllegalStateException if the transaction only reads
   */
  void append(Transaction transaction, AuditEvent event);

  /**
   * The next events, in the order of their numbers.
   *
   * <p>Numbers are given when events are appended, not when their transactions commit: a reader who
   * follows a busy log may meet a number later that lies below one already seen.
   *
   * @param afterSequence the last number already seen; 0 to begin
   * @param limit how many at most, 1 to 1000
   * @throws IllegalArgumentException if the limit is out of range
   */
  List<AuditEntry> page(Transaction transaction, long afterSequence, int limit);

  /** An event by its id, with its seals and its place in the public log. */
  Optional<LoggedEvent> find(Transaction transaction, UUID eventId);

  /**
   * All events of a subject, in the order of their numbers.
   *
   * @param subject the id of what they happened to
   */
  List<LoggedEvent> ofSubject(Transaction transaction, String subject);

  /** As {@link #ofSubject(Transaction, String)}, those of one type: a vote has many of others. */
  default List<LoggedEvent> ofSubject(Transaction transaction, String subject, String type) {
    return ofSubject(transaction, subject).stream()
        .filter(logged -> logged.sealed().event().type().equals(type))
        .toList();
  }
}
