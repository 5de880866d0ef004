package org.gongtong.core.timebank.service;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.gongtong.core.kernel.Actor;
import org.jspecify.annotations.Nullable;

/**
 * That a visit began, or ended. Immutable.
 *
 * @param at when it did, cut to the microsecond
 * @param by who says so: the member who scanned the code, or the member of staff who recorded it
 * @param mandateId by which mandate staff recorded it; null where a code was scanned
 */
public record Check(Instant at, Actor by, @Nullable UUID mandateId) {

  public Check {
    at = at.truncatedTo(ChronoUnit.MICROS);
  }

  /** Whether staff recorded it. */
  public boolean isByStaff() {
    return mandateId != null;
  }
}
