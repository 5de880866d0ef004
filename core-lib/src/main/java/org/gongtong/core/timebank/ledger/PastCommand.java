package org.gongtong.core.timebank.ledger;

import org.gongtong.core.timebank.OperationKey;
import org.jspecify.annotations.Nullable;

/**
 * A command that has had its outcome, and what there is of it. Immutable.
 *
 * @param content the hash of what it said
 * @param answer as it was given when the command came first
 * @param entry what it posted; null if nothing
 * @param isReversed whether another entry has taken that one back
 * @param hold what it held; null if nothing
 */
public record PastCommand(
    OperationKey content,
    LedgerAnswer answer,
    @Nullable LedgerEntry entry,
    boolean isReversed,
    @Nullable LedgerHold hold) {

  PastCommand reversed() {
    return new PastCommand(content, answer, entry, true, hold);
  }

  PastCommand ended(HoldEnd end) {
    return new PastCommand(
        content, answer, entry, isReversed, hold == null ? null : hold.ended(end));
  }
}
