package org.gongtong.core.decision;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.SamePerson;
import org.gongtong.core.kernel.Transaction;

/**
 * Which owners of a motion's community a member of staff is himself, so that nobody assists,
 * enters, corrects or calls back at his own door. Extension point, implemented by whoever knows
 * accounts; implementations are thread-safe.
 */
@FunctionalInterface
public interface StaffOwners {

  /** Ids of owners beside the login, which may be one itself. */
  Set<String> of(Transaction transaction, UUID motionId, Actor actor);

  /** Where nothing is known but that a login may be an owner's id. */
  static StaffOwners byLogin() {
    return (transaction, motionId, actor) -> Set.of();
  }

  /** As {@link SamePerson#isSame}: by their logins, unless an implementation knows more. */
  default boolean isSame(Transaction transaction, Actor one, Actor other) {
    return SamePerson.byLogin().isSame(transaction, one, other);
  }

  /** Whether one of some owners is this member of staff. */
  default boolean isOne(
      Transaction transaction, UUID motionId, Actor actor, Collection<String> owners) {
    // Logins are in small letters, owners' ids as the roster has them.
    return owners.stream().anyMatch(actor.id()::equalsIgnoreCase)
        || of(transaction, motionId, actor).stream().anyMatch(owners::contains);
  }
}
