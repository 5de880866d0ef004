package org.gongtong.core.timebank;

import java.util.HashMap;
import java.util.Map;

/**
 * Applies operations with names to a ledger, one after the other. Confined to one thread.
 *
 * <p>Two operations of one key are the same if all they say is: names of accounts that do not
 * exist, and of operations a transfer only mentions, included.
 */
public final class Replay {

  private final Members members;
  private final MemoryLedger ledger;

  /** Names that are no accounts, each with a number below that of {@link Transfer#NOBODY}. */
  private final Map<String, Integer> unknown = new HashMap<>();

  public Replay(TransferPolicy policy, Members members) {
    this.members = members;
    this.ledger = new MemoryLedger(policy, members);
  }

  /** Applies an operation. */
  public TransferOutcome apply(Operation operation) {
    TransferKind kind = operation.kind();
    OperationKey key = OperationKey.of(operation.key());
    OperationKey ref =
        operation.ref().isEmpty() ? OperationKey.NONE : OperationKey.of(operation.ref());
    Journal.Content content =
        new Journal.Content(
            kind == null ? Journal.REVERSAL : kind.ordinal(),
            MemoryLedger.micros(operation.at()),
            number(operation.from()),
            number(operation.to()),
            operation.minutes(),
            ref);
    return kind == null ? ledger.reverse(key, content) : ledger.post(key, content, kind);
  }

  private int number(String id) {
    if (id.isEmpty()) {
      return Transfer.NOBODY;
    }
    return members
        .find(id)
        .orElseGet(() -> unknown.computeIfAbsent(id, name -> Transfer.NOBODY - 1 - unknown.size()));
  }

  /** The ledger as it stands. */
  public MemoryLedger ledger() {
    return ledger;
  }
}
