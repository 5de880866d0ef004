package org.gongtong.core.timebank.service;

import java.time.Duration;

/**
 * Makes whole minutes of the time a visit took. Extension point; implementations are pure and
 * thread-safe.
 */
public interface RoundingRule {

  /** A stable name, 1 to 64 characters, which is kept with each entry. */
  String name();

  /**
   * The minutes that count.
   *
   * @param lasted above zero
   * @return 0 or more
   */
  long minutes(Duration lasted);
}
