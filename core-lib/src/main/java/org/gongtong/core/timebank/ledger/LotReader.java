package org.gongtong.core.timebank.ledger;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.timebank.Bucket;
import org.gongtong.core.timebank.TransferKind;

/**
 * Reads how old the time in accounts is, through all that were merged into them. Confined to one
 * thread and transaction.
 */
final class LotReader {

  private final Transaction transaction;
  private final AccountRecords records;
  private final Function<LocalDate, Optional<LocalDate>> expires;
  private final Map<UUID, LotBook> read = new HashMap<>();

  LotReader(
      Transaction transaction,
      AccountRecords records,
      Function<LocalDate, Optional<LocalDate>> expires) {
    this.transaction = transaction;
    this.records = records;
    this.expires = expires;
  }

  /** The lots of an account or a part. */
  LotBook of(UUID accountId, Bucket bucket) {
    LotBook known = read.get(accountId);
    if (known != null) {
      return known;
    }
    LotBook book = new LotBook(expires);
    for (Movement movement : records.lapses().movements(transaction, accountId)) {
      book.put(movement, ages(movement, bucket));
    }
    read.put(accountId, book);
    return book;
  }

  /** What came from another account of the same person is as old as it was there. */
  private List<Lot> ages(Movement movement, Bucket bucket) {
    UUID giver = movement.giverId();
    if (movement.kind() != TransferKind.MERGE
        || movement.minutes() < 0
        || movement.reverses() != null
        || giver == null) {
      return List.of();
    }
    UUID from =
        bucket == Bucket.PERSONAL
            ? giver
            : records.parts(transaction, List.of(giver)).stream()
                .map(AccountState::account)
                .filter(part -> part.bucket() == bucket)
                .map(LedgerAccount::id)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("a merged part is gone: " + giver));
    return of(from, bucket).taken(movement.entryId());
  }
}
