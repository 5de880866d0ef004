package org.gongtong.testkit.store;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gongtong.core.audit.LogStore;
import org.gongtong.core.audit.LoggedEvent;
import org.gongtong.core.audit.ReceiptCode;
import org.gongtong.core.audit.WaitingEvent;
import org.gongtong.core.audit.tile.TileStore;
import org.gongtong.core.audit.tree.TreeHead;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.Transaction;

/** Fails at the end of an integration, until it is mended. */
final class FailingLogStore implements LogStore {
  static final String MESSAGE = "power cut";

  private final LogStore store;
  private boolean fails = true;

  FailingLogStore(LogStore store) {
    this.store = store;
  }

  void mend() {
    fails = false;
  }

  @Override
  public void integrate(
      Transaction transaction, long first, List<WaitingEvent> events, TreeHead head) {
    store.integrate(transaction, first, events, head);
    if (fails) {
      throw new IllegalArgumentException(MESSAGE);
    }
  }

  @Override
  public TreeHead head(Transaction transaction) {
    return store.head(transaction);
  }

  @Override
  public TreeHead lockHead(Transaction transaction) {
    return store.lockHead(transaction);
  }

  @Override
  public List<WaitingEvent> waiting(Transaction transaction, int limit) {
    return store.waiting(transaction, limit);
  }

  @Override
  public TileStore tiles(Transaction transaction) {
    return store.tiles(transaction);
  }

  @Override
  public List<LoggedEvent> placed(Transaction transaction, long first, int limit) {
    return store.placed(transaction, first, limit);
  }

  @Override
  public Optional<LoggedEvent> findReceipt(Transaction transaction, ReceiptCode code) {
    return store.findReceipt(transaction, code);
  }

  @Override
  public Optional<String> checkpoint(Transaction transaction) {
    return store.checkpoint(transaction);
  }

  @Override
  public boolean isRestored(Transaction transaction) {
    return store.isRestored(transaction);
  }

  @Override
  public void markRestored(Transaction transaction, boolean restored) {
    store.markRestored(transaction, restored);
  }

  @Override
  public Optional<String> cosigned(Transaction transaction) {
    return store.cosigned(transaction);
  }

  @Override
  public void keepCosigned(Transaction transaction, String note) {
    store.keepCosigned(transaction, note);
  }

  @Override
  public void keepCheckpoint(Transaction transaction, String note) {
    store.keepCheckpoint(transaction, note);
  }

  @Override
  public int eraseWho(Transaction transaction, String subject, Set<Actor> actors) {
    return store.eraseWho(transaction, subject, actors);
  }

  @Override
  public int eraseWhat(Transaction transaction, String subject) {
    return store.eraseWhat(transaction, subject);
  }
}
