package org.gongtong.core.decision.election;

import java.time.Instant;
import java.util.Optional;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.Transaction;

/**
 * When a login was last opened anew by others than its password: whoever did so could be the one
 * who uses it now. Extension point, implemented by whoever knows accounts; implementations are
 * thread-safe.
 */
@FunctionalInterface
public interface AccessRenewals {

  /** Where nothing is known of it. */
  AccessRenewals NONE = (transaction, actor) -> Optional.empty();

  Optional<Instant> last(Transaction transaction, Actor actor);
}
