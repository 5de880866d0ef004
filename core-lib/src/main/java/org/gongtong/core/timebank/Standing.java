package org.gongtong.core.timebank;

/**
 * How accounts stand, as far as rules look at it. Extension point, implemented by ledgers; whether
 * several threads may ask is the ledger's to say.
 */
public interface Standing {

  /** The balance in minutes. */
  long balance(int account);

  /** Minutes of the balance that are held for something, and cannot be spent on anything else. */
  default long held(int account) {
    return 0;
  }

  /** Minutes that an account has kept of the services its holder ever did. */
  long kept(int account);

  /**
   * Minutes that an account has earned on a day, those beyond its cap included.
   *
   * @param day in days since 1970-01-01
   */
  long earned(int account, int day);

  /**
   * Minutes that an account was granted under rules with classes of those in need, less what was
   * taken back.
   *
   * @param from the first day, in days since 1970-01-01
   * @param until the first day that counts no more
   */
  default long granted(int account, int from, int until) {
    return 0;
  }
}
