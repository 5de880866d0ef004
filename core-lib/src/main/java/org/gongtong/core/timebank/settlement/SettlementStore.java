package org.gongtong.core.timebank.settlement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.timebank.OperationKey;
import org.jspecify.annotations.Nullable;

/**
 * Where agreements between banks, orders and the outbox are kept. Extension point, implemented by
 * stores; implementations are thread-safe. Every method refuses a transaction of another store with
 * an {@link IllegalArgumentException} and one that is over with an {@link IllegalStateException}.
 *
 * <p>Rows of terms, relatives, orders, steps and comparisons are only added to. Two banks may be in
 * one store; each has its own rows of the same order.
 */
public interface SettlementStore {

  /** Most rows that are read at once. */
  int MOST = 200;

  /** Adds the account that a bank has for another one. */
  void addClearing(Transaction transaction, Clearing clearing);

  /** The account that a bank has for another one. */
  Optional<Clearing> find(Transaction transaction, UUID bankId, UUID partnerId);

  /** As {@link #find}, and nobody else settles between the two before this transaction ends. */
  Optional<Clearing> lock(Transaction transaction, UUID bankId, UUID partnerId);

  /** All that a bank has, in the order of the partners' ids. */
  List<Clearing> clearings(Transaction transaction, UUID bankId);

  /** Adds to what is on its way. The caller has it locked. */
  void addSending(Transaction transaction, UUID bankId, UUID partnerId, long minutes);

  /** Adds terms. */
  void addTerms(Transaction transaction, ClearingTerms terms);

  /** All terms of a pair, in the order in which they were recorded. */
  List<ClearingTerms> terms(Transaction transaction, UUID bankId, UUID partnerId);

  /**
   * Notes that the holder of an account elsewhere is a relative of the holder of one here.
   *
   * @return whether it was added; false if it was there
   */
  boolean addRelative(Transaction transaction, FarRelative relative);

  /** What the holder of an account elsewhere is to the holder of one here. */
  Set<String> relations(Transaction transaction, UUID accountId, UUID partnerId, UUID farAccountId);

  /**
   * Adds an order with its first step. An order's id or key that the bank has already is a race
   * that was lost.
   */
  void add(Transaction transaction, SettlementOrder order);

  /** Adds a later step. The caller has locked what the bank has for the partner. */
  void addStep(Transaction transaction, SettlementOrder order);

  /** An order at its latest step. */
  Optional<SettlementOrder> findOrder(Transaction transaction, UUID bankId, UUID orderId);

  /** The order that a command sent. */
  Optional<SettlementOrder> findByKey(Transaction transaction, UUID bankId, OperationKey key);

  /** All steps of an order. */
  List<SettlementOrder.Step> steps(Transaction transaction, UUID bankId, UUID orderId);

  /**
   * A page of a bank's orders, the newest first.
   *
   * @param before the id of the last one already seen; null to begin
   * @param limit 1 to {@link #MOST}
   */
  List<SettlementOrder> page(
      Transaction transaction, UUID bankId, @Nullable UUID before, int limit);

  /** Orders between two banks that were settled on a day, both ways, in the order of their ids. */
  List<SettlementOrder> settledOn(
      Transaction transaction, UUID bankId, UUID partnerId, LocalDate day);

  /** Minutes posted up to a day, those that went less those that came. */
  long settledUpTo(Transaction transaction, UUID bankId, UUID partnerId, LocalDate day);

  /** Puts a message into the outbox, in place of another one about the order. */
  void put(Transaction transaction, Errand errand);

  /**
   * Takes a due message for an attempt.
   *
   * @return whether it stood as it was read; false if somebody else was faster
   */
  boolean claim(Transaction transaction, Errand read, Errand tried);

  /** Takes the message about an order out of the outbox, if there is one of these kinds. */
  void remove(Transaction transaction, UUID bankId, UUID orderId, Set<Errand.Kind> kinds);

  /** Messages that are due, of all banks here, those first that have waited longest. */
  List<Errand> due(Transaction transaction, Instant now, int limit);

  /** The messages of a bank, due or not, those first that are sent for longest. */
  List<Errand> errands(Transaction transaction, UUID bankId, int limit);

  /** Adds what a comparison of statements found. */
  void addComparison(Transaction transaction, Comparison comparison);

  /** Comparisons of a pair for a day, in the order in which they were recorded. */
  List<Comparison> comparisons(Transaction transaction, UUID bankId, UUID partnerId, LocalDate day);
}
