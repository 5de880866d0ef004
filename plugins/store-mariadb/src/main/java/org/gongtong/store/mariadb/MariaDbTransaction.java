package org.gongtong.store.mariadb;

import org.gongtong.core.kernel.Transaction;
import org.jdbi.v3.core.Handle;

/**
 * A transaction on MariaDB. Confined to the thread of its work. Whoever has tables of his own
 * beside the store's takes its handle to join it.
 */
public final class MariaDbTransaction implements Transaction {

  private final Handle handle;
  private final boolean writes;
  private final EventRows events;
  private boolean open = true;

  MariaDbTransaction(Handle handle, boolean writes) {
    this.handle = handle;
    this.writes = writes;
    this.events = new EventRows(handle);
  }

  /**
   * The connection to read through.
   *
   * @throws IllegalArgumentException if the transaction is another store's
   * @throws IllegalStateException if it is over
   */
  public static Handle reading(Transaction transaction) {
    return mine(transaction).handle;
  }

  /**
   * The connection to write through.
   *
   * @throws IllegalArgumentException if the transaction is another store's
   * @throws IllegalStateException if it is over, or only reads
   */
  public static Handle writing(Transaction transaction) {
    return mineToWrite(transaction).handle;
  }

  /** The events to add to; they are written when the transaction ends. */
  static EventRows events(Transaction transaction) {
    return mineToWrite(transaction).events;
  }

  /** As {@link #reading}, when those of this transaction are written. */
  static Handle readingEvents(Transaction transaction) {
    MariaDbTransaction mine = mine(transaction);
    mine.events.flush();
    return mine.handle;
  }

  /** As {@link #writing}, when those of this transaction are written. */
  static Handle writingEvents(Transaction transaction) {
    MariaDbTransaction mine = mineToWrite(transaction);
    mine.events.flush();
    return mine.handle;
  }

  /** Writes what still waits to be written, before the commit. */
  void complete() {
    events.flush();
  }

  /** As the other one, of a transaction that writes. */
  static void complete(Transaction transaction) {
    mineToWrite(transaction).complete();
  }

  void end() {
    open = false;
  }

  private static MariaDbTransaction mineToWrite(Transaction transaction) {
    MariaDbTransaction mine = mine(transaction);
    if (!mine.writes) {
      throw new IllegalStateException("this transaction only reads");
    }
    return mine;
  }

  private static MariaDbTransaction mine(Transaction transaction) {
    if (!(transaction instanceof MariaDbTransaction mine)) {
      throw new IllegalArgumentException("a transaction of another store: " + transaction);
    }
    if (!mine.open) {
      throw new IllegalStateException("this transaction is over");
    }
    return mine;
  }
}
