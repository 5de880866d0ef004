package org.gongtong.core.audit;

import java.util.Optional;
import org.gongtong.core.audit.tree.TreeHead;
import org.gongtong.core.kernel.Transaction;

/**
 * What a witness has seen of other logs. Extension point, implemented by stores; implementations
 * are thread-safe.
 */
public interface WitnessStore {

  /** The greatest head seen of a log; nobody else changes it until the transaction ends. */
  Optional<TreeHead> lock(Transaction transaction, String origin);

  /**
   * Keeps a greater head.
   *
   * @param before what {@link #lock} found in this transaction
   */
  void keep(Transaction transaction, String origin, Optional<TreeHead> before, TreeHead head);
}
