package org.gongtong.core.timebank.ledger;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.gongtong.core.timebank.Bucket;

/**
 * Time of an account that runs out on a day, or has. Immutable.
 *
 * @param accountId the account, not the part
 * @param bucket which part of it
 * @param day the first day on which it is no longer there
 * @param minutes how much
 * @param lots which, the oldest first; together no less than the minutes, since what is held for
 *     something does not run out
 */
public record Lapse(UUID accountId, Bucket bucket, LocalDate day, long minutes, List<Lot> lots) {

  public Lapse {
    lots = List.copyOf(lots);
  }
}
