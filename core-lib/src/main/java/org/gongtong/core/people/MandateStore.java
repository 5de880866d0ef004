package org.gongtong.core.people;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gongtong.core.kernel.Transaction;
import org.jspecify.annotations.Nullable;

/**
 * Where mandates are kept. Rows are only added; an end is one more row.
 *
 * <p>Extension point, implemented by stores; implementations are thread-safe. Every method refuses
 * a transaction of another store with an {@link IllegalArgumentException} and one that is over with
 * an {@link IllegalStateException}; those that write refuse one that only reads with the latter.
 */
public interface MandateStore {

  /**
   * From here to the end of the transaction nobody else changes mandates; waits for who is doing
   * so. Mandates change rarely, and whether one may be granted depends on others.
   */
  void awaitTurn(Transaction transaction);

  /**
   * Adds a mandate, without an end.
   *
   * @throws IllegalArgumentException if it has one
   * @throws IllegalStateException if there is one of this id
   */
  void add(Transaction transaction, Mandate mandate);

  /**
   * Adds an end.
   *
   * @return whether it was added; false, and nothing changed, if the mandate has one
   */
  boolean addEnd(Transaction transaction, UUID mandateId, MandateEnd end);

  /** The mandate of an id. */
  Optional<Mandate> find(Transaction transaction, UUID id);

  /** All mandates that an account holds or held, in the order of their ids. One look by a key. */
  List<Mandate> heldBy(Transaction transaction, String holder);

  /** All mandates of a kind, in the order of their ids. */
  List<Mandate> ofKind(Transaction transaction, MandateKind kind);

  /**
   * Mandates, the latest first.
   *
   * @param before only those with an id before this one; null for the first page
   * @param limit most of them, at least 1
   */
  List<Mandate> page(Transaction transaction, @Nullable UUID before, int limit);
}
