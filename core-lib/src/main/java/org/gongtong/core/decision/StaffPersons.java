package org.gongtong.core.decision;

import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.Transaction;

/**
 * Whether two logins are held by one person, where that is known. Extension point, implemented by
 * whoever knows accounts; implementations are thread-safe.
 */
@FunctionalInterface
public interface StaffPersons {

  /** Where nothing is known but logins. */
  StaffPersons BY_LOGIN = (transaction, one, other) -> one.equals(other);

  /** Whether they are one, also where both are the same login. */
  boolean areOne(Transaction transaction, Actor one, Actor other);
}
