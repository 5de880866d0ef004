package org.gongtong.core.audit;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gongtong.core.audit.tile.TileStore;
import org.gongtong.core.audit.tree.TreeHead;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.Transaction;

/**
 * Where the public log is kept: which events have a place in it, its tiles, and what was signed of
 * it. Extension point, implemented by stores beside {@link AuditLog}; implementations are
 * thread-safe.
 */
public interface LogStore {

  /** The head of the log as far as events were integrated. */
  TreeHead head(Transaction transaction);

  /**
   * As {@link #head}, and nobody else integrates until the transaction ends.
   *
   * @throws IllegalStateException if the transaction only reads
   */
  TreeHead lockHead(Transaction transaction);

  /**
   * Committed events without a place in the log, those with lower numbers first. An event counts
   * from its commit on, whatever its number: one that was committed late is not skipped, though a
   * store may look for it more and more seldom, so that it waits as long again as it was late.
   *
   * @param limit how many at most, from 1
   * @throws IllegalStateException if the transaction only reads
   */
  List<WaitingEvent> waiting(Transaction transaction, int limit);

  /**
   * Gives events their places, once and for ever.
   *
   * @param first the place of the first; the others follow without gaps
   * @param head of the log with them
   * @throws IllegalStateException if one has a place already
   */
  void integrate(Transaction transaction, long first, List<WaitingEvent> events, TreeHead head);

  /**
   * The files of the log within a transaction. A partial tile takes the place of a narrower one,
   * and a narrower one than was put last is found as well.
   */
  TileStore tiles(Transaction transaction);

  /**
   * Events with a place, in its order.
   *
   * @param first the first place wanted
   * @param limit how many at most, from 1
   */
  List<LoggedEvent> placed(Transaction transaction, long first, int limit);

  /** The event that a receipt is of. */
  Optional<LoggedEvent> findReceipt(Transaction transaction, ReceiptCode code);

  /** The newest checkpoint that was signed, as a note. */
  Optional<String> checkpoint(Transaction transaction);

  /** The newest checkpoint that witnesses have signed, too, as a note. */
  Optional<String> cosigned(Transaction transaction);

  /** Keeps the newest checkpoint with the signatures of witnesses. */
  void keepCosigned(Transaction transaction, String note);

  /**
   * Whether the log came from a backup and was not yet held against the newest checkpoint that is
   * known: nothing is signed until then.
   */
  boolean isRestored(Transaction transaction);

  /** Marks the log as restored, or as compared since. */
  void markRestored(Transaction transaction, boolean restored);

  /** Keeps the newest checkpoint. */
  void keepCheckpoint(Transaction transaction, String note);

  /**
   * Erases who did something, for good: the salt of that commitment and the actor. What was done
   * stays, and so does the entry in the log. Nobody integrates meanwhile.
   *
   * @param subject of the events
   * @param actors whose events
   * @return how many events it changed
   * @throws IllegalStateException if the transaction only reads
   */
  int eraseWho(Transaction transaction, String subject, Set<Actor> actors);

  /**
   * Erases what the sealed events of a subject were, for good: the salt of that commitment and the
   * particulars. The entries in the log stay. Nobody integrates meanwhile.
   *
   * @return how many events it changed
   * @throws IllegalStateException if the transaction only reads
   */
  int eraseWhat(Transaction transaction, String subject);
}
