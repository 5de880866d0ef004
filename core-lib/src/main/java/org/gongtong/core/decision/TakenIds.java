package org.gongtong.core.decision;

import java.util.UUID;
import org.gongtong.core.kernel.Transaction;

/**
 * Whether an id belongs to another kind of vote. Codes of letters know the id of what is voted on
 * and not its kind, so that motions and elections share none. Extension point, implemented by who
 * keeps both; implementations are thread-safe.
 */
@FunctionalInterface
public interface TakenIds {

  /** Where there is one kind of vote only. */
  TakenIds NONE = (transaction, id) -> false;

  boolean isTaken(Transaction transaction, UUID id);
}
