package org.gongtong.core.kernel;

/**
 * Whether two members of staff are one human being, who may have two logins: what takes two people
 * is not done by one. Extension point, implemented by whoever knows accounts; implementations are
 * thread-safe.
 */
@FunctionalInterface
public interface SamePerson {

  /** Whether they are one. */
  boolean isSame(Transaction transaction, Actor one, Actor other);

  /** Where nothing is known but logins. */
  static SamePerson byLogin() {
    return (transaction, one, other) -> one.id().equalsIgnoreCase(other.id());
  }
}
