package org.gongtong.core.timebank.ledger;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.gongtong.core.kernel.IdSource;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.timebank.Bucket;
import org.gongtong.core.timebank.OperationKey;
import org.gongtong.core.timebank.TransferKind;
import org.jspecify.annotations.Nullable;

/** What is moved out of an account that is given up, as commands. Thread-safe. */
final class ClosingMoves {

  private final LedgerStore store;
  private final IdSource ids;
  private final InstantSource clock;

  ClosingMoves(LedgerStore store, IdSource ids, InstantSource clock) {
    this.store = store;
    this.ids = ids;
    this.clock = clock;
  }

  /** Restricted time back to the pool; his own to his heirs, or to the pool if there are none. */
  List<LedgerCommand> succession(
      TimeBank bank, ClosingOrder order, ClosingAccount account, List<Heir> heirs) {
    if (heirs.isEmpty()) {
      return returned(bank, order, account, Set.of(Bucket.values()));
    }
    List<LedgerCommand> moves = returned(bank, order, account, Set.copyOf(Bucket.RESTRICTED));
    List<Long> parts = Heir.divide(account.minutes(Bucket.PERSONAL), heirs);
    for (int i = 0; i < parts.size(); i++) {
      if (parts.get(i) > 0) {
        moves.add(
            move(
                bank,
                order,
                moves.size(),
                TransferKind.SUCCEED,
                heirs.get(i).accountId(),
                parts.get(i),
                Bucket.PERSONAL));
      }
    }
    return moves;
  }

  /** Time of some buckets back to the pool. */
  private List<LedgerCommand> returned(
      TimeBank bank, ClosingOrder order, ClosingAccount account, Set<Bucket> buckets) {
    List<LedgerCommand> moves = new ArrayList<>();
    for (Bucket bucket : Bucket.values()) {
      long minutes = account.minutes(bucket);
      if (buckets.contains(bucket) && minutes > 0) {
        moves.add(move(bank, order, moves.size(), TransferKind.RETURN, null, minutes, bucket));
      }
    }
    return moves;
  }

  private OrderedMove move(
      TimeBank bank,
      ClosingOrder order,
      int number,
      TransferKind kind,
      @Nullable UUID to,
      long minutes,
      Bucket bucket) {
    return new OrderedMove(
        order.key(number), kind, at(bank, order.day()), order.accountId(), to, minutes, bucket);
  }

  /** The end of the day, or now. */
  private LocalDateTime at(TimeBank bank, LocalDate day) {
    LocalDateTime now = LocalDateTime.ofInstant(clock.instant(), bank.zone());
    LocalDateTime end = day.atTime(LocalTime.MAX);
    return now.isBefore(end) ? now : end;
  }

  /**
   * What may be donated as he would donate it, the rest back to the pool; all of it back if
   * something came in after the account was closed, which donates nothing more.
   */
  List<LedgerCommand> donated(TimeBank bank, ClosingOrder order, ClosingAccount account) {
    if (account.account().closed() != null) {
      return returned(bank, order, account, Set.of(Bucket.values()));
    }
    List<LedgerCommand> moves = returned(bank, order, account, Set.of(Bucket.GUARANTEED));
    long minutes = account.all() - account.minutes(Bucket.GUARANTEED);
    if (minutes > 0) {
      moves.add(
          new LedgerCommand.Post(
              order.key(moves.size()),
              TransferKind.DONATE,
              at(bank, order.day()),
              order.accountId(),
              null,
              minutes,
              OperationKey.NONE));
    }
    return moves;
  }

  /** All of it, part by part; what the other account lacks of parts is opened. */
  List<LedgerCommand> merged(
      Transaction transaction,
      TimeBank bank,
      ClosingOrder order,
      ClosingAccount account,
      LedgerAccount target) {
    List<LedgerCommand> moves = new ArrayList<>();
    Set<Bucket> there = new LinkedHashSet<>(Set.of(Bucket.PERSONAL));
    store
        .records()
        .parts(transaction, List.of(target.id()))
        .forEach(part -> there.add(part.account().bucket()));
    for (Bucket bucket : Bucket.values()) {
      long minutes = account.minutes(bucket);
      if (minutes > 0) {
        if (there.add(bucket)) {
          store.records().addPart(transaction, target.part(ids.next(), bucket, target.opened()));
        }
        moves.add(
            move(bank, order, moves.size(), TransferKind.MERGE, target.id(), minutes, bucket));
      }
    }
    store.records().addPredecessor(transaction, target.id(), order.accountId());
    return moves;
  }
}
