package org.gongtong.core.people;

import java.util.List;
import java.util.UUID;
import org.gongtong.core.kernel.Transaction;

/**
 * Which persons hold which logins. Like all of a person's records, rows go: with the link, and with
 * the person. Extension point, implemented by stores; implementations are thread-safe. Every method
 * refuses a transaction of another store with an {@link IllegalArgumentException} and one that is
 * over with an {@link IllegalStateException}; those that write refuse one that only reads with the
 * latter.
 */
public interface AccountLinkStore {

  /**
   * Adds a link, unless the login is linked to this person.
   *
   * @return whether it was added
   */
  boolean add(Transaction transaction, AccountLink link);

  /**
   * Takes a link away.
   *
   * @return whether it was there
   */
  boolean remove(Transaction transaction, String login, UUID personId);

  /** The links of a login, in the order of the persons' ids; those of erased persons are gone. */
  List<AccountLink> of(Transaction transaction, String login);
}
