package org.gongtong.core.timebank.ledger;

import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.gongtong.core.timebank.Bucket;
import org.gongtong.core.timebank.OperationKey;
import org.gongtong.core.timebank.TransferKind;
import org.jspecify.annotations.Nullable;

/**
 * Moves time that has run out, or whose account is given up. Made here alone, by what has seen to
 * it that it may. Immutable.
 *
 * @param from the account it comes from
 * @param to where it goes; null for the pool where the kind names none
 * @param bucket which part of both accounts
 */
record OrderedMove(
    OperationKey key,
    TransferKind kind,
    LocalDateTime at,
    UUID from,
    @Nullable UUID to,
    long minutes,
    Bucket bucket)
    implements LedgerCommand {

  OrderedMove {
    at = at.truncatedTo(ChronoUnit.MICROS);
  }

  @Override
  public String says() {
    return String.join(
        "\n",
        "ordered " + kind.code() + " " + bucket.code(),
        at.toString(),
        from.toString(),
        to == null ? "" : to.toString(),
        String.valueOf(minutes));
  }
}
