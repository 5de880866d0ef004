package org.gongtong.core.timebank.service;

import java.time.Instant;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.rules.Outcome;

/**
 * Posts what confirmed services are worth. Extension point, implemented by ledgers; implementations
 * are thread-safe.
 */
@FunctionalInterface
public interface ServicePosting {

  /**
   * Posts an entry under its {@link ServiceEntry#key}, in the transaction in which the service is
   * confirmed: both are there or neither.
   *
   * <p>A refusal has written nothing, not even the key: the confirmation is refused with the same
   * reasons, and comes again under the same key when what stood against it is gone.
   *
   * @param actor who took the step that completed the confirmation
   * @param now when it is recorded
   */
  Outcome<ServiceEntry> post(Transaction transaction, Actor actor, ServiceEntry entry, Instant now);
}
