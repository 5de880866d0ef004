package org.gongtong.core.timebank;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A circumstance of an account's holder that somebody has attested. Immutable.
 *
 * @param circumstance its code, as rules name it
 * @param from the first day on which it holds
 * @param until the first day on which it does no more; null if there is none
 */
public record Attested(String circumstance, LocalDate from, @Nullable LocalDate until) {

  /** Whether it holds on a day. */
  public boolean holdsOn(LocalDate day) {
    return !day.isBefore(from) && (until == null || day.isBefore(until));
  }
}
