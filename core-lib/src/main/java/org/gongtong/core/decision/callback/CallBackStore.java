package org.gongtong.core.decision.callback;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.gongtong.core.kernel.Transaction;

/**
 * Samples and calls. Rows are only added. Extension point, implemented by stores; implementations
 * are thread-safe. Every method refuses a transaction of another store with an {@link
 * IllegalArgumentException} and one that is over with an {@link IllegalStateException}; those that
 * write refuse one that only reads with the latter.
 */
public interface CallBackStore {

  /**
   * Adds the sample of a motion, unless it has one.
   *
   * @return whether it was added; false, and nothing changed, otherwise
   */
  boolean addDraw(Transaction transaction, CallBackDraw draw);

  /** The sample of a motion. */
  Optional<CallBackDraw> findDraw(Transaction transaction, UUID motionId);

  /** The motions that have a sample. */
  Set<UUID> drawn(Transaction transaction);

  /**
   * Adds a call, unless its id is there or its session has a call of its round.
   *
   * @return whether it was added; false, and nothing changed, otherwise
   */
  boolean addCall(Transaction transaction, CallBack call);

  /** The call of an id. */
  Optional<CallBack> findCall(Transaction transaction, UUID callId);

  /** All calls of a motion, in the order they were recorded. */
  List<CallBack> calls(Transaction transaction, UUID motionId);
}
