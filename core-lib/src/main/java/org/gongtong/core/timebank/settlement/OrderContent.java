package org.gongtong.core.timebank.settlement;

import java.time.Instant;
import java.util.UUID;
import org.gongtong.core.kernel.ContentHash;
import org.gongtong.core.timebank.SettlementPurpose;
import org.jspecify.annotations.Nullable;

/**
 * What an order says on both sides. Immutable.
 *
 * @param id unique
 * @param fromBank which bank sends
 * @param toBank which bank is to post it
 * @param purpose what for
 * @param toAccount whose it is to be; null for a repayment, which is nobody's
 * @param minutes how much, the same on both sides
 * @param brought minutes that the sender's account has kept of services, if its holder moves
 * @param sentAt when it was sent, to the microsecond
 */
public record OrderContent(
    UUID id,
    UUID fromBank,
    UUID toBank,
    SettlementPurpose purpose,
    @Nullable UUID toAccount,
    long minutes,
    long brought,
    Instant sentAt) {

  /** A hash of all it says. */
  public ContentHash hash() {
    return ContentHash.of(
        String.join(
            "\n",
            id.toString(),
            fromBank.toString(),
            toBank.toString(),
            purpose.code(),
            toAccount == null ? "" : toAccount.toString(),
            Long.toString(minutes),
            Long.toString(brought),
            sentAt.toString()));
  }
}
