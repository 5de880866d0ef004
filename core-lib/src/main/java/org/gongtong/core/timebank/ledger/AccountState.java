package org.gongtong.core.timebank.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An account and what it stands at. Immutable.
 *
 * @param account the account
 * @param balance in minutes
 * @param held minutes of it that pending holds keep
 * @param kept minutes it has kept of the services its holder ever did
 * @param postings how many it has, and the sequence of the last
 * @param recordedAt when the last was recorded; null if there is none
 */
public record AccountState(
    LedgerAccount account,
    long balance,
    long held,
    long kept,
    long postings,
    @Nullable Instant recordedAt) {

  AccountState with(LedgerAccount changed) {
    return new AccountState(changed, balance, held, kept, postings, recordedAt);
  }

  /** An account without postings. */
  public static AccountState fresh(LedgerAccount account) {
    return new AccountState(account, 0, 0, 0, 0, null);
  }
}
