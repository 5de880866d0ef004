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
  private boolean open = true;

  MariaDbTransaction(Handle handle, boolean writes) {
    this.handle = handle;
    this.writes = writes;
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
    MariaDbTransaction mine = mine(transaction);
    if (!mine.writes) {
      throw new IllegalStateException("this transaction only reads");
    }
    return mine.handle;
  }

  void end() {
    open = false;
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
