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

  /**
   * Whether what is known of a log came from a backup, and nobody has said since what was signed of
   * it last: then nothing is signed of it. That goes for logs of which nothing is known, too.
   */
  boolean isRestored(Transaction transaction, String origin);

  /** Marks everything that is known as restored. */
  void markRestored(Transaction transaction);

  /** Takes the mark off one log. */
  void confirm(Transaction transaction, String origin);
}
