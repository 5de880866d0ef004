package org.gongtong.core.timebank.service;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.Transaction;

/**
 * Who the members of a time bank are. Extension point, implemented by whoever keeps persons;
 * implementations are thread-safe.
 */
public interface ServiceMembers {

  /**
   * The member of an id in a community; none if he never joined.
   *
   * @param day on which the guardians are asked for
   */
  Optional<ServiceMember> find(
      Transaction transaction, UUID communityId, String memberId, LocalDate day);

  /**
   * Whether a member of staff is, by any of his logins, this member: nobody records or decides his
   * own visits.
   */
  default boolean isSame(Transaction transaction, UUID communityId, Actor actor, String memberId) {
    return actor.id().equalsIgnoreCase(memberId);
  }
}
