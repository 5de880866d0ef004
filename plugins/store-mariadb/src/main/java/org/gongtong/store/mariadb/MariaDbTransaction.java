package org.gongtong.store.mariadb;

import java.util.EnumSet;
import java.util.Set;
import org.gongtong.core.kernel.Transaction;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * A transaction on MariaDB. Confined to the thread of its work. Whoever has tables of his own
 * beside the store's takes its handle to join it.
 */
public final class MariaDbTransaction implements Transaction {

  private final Handle handle;
  private final boolean writes;
  private final @Nullable WorkTransaction work;
  private final EventRows events;

  /** Rows that wait for what comes after them, so as not to go to the database by themselves. */
  private @Nullable Compound rows;

  private Set<Remembered> changed = EnumSet.noneOf(Remembered.class);
  private boolean open = true;

  /** On a connection that somebody else begins and ends a transaction on, or that needs none. */
  MariaDbTransaction(Handle handle, boolean writes) {
    this(handle, writes, null);
  }

  /**
   * @param work which is begun with the first thing that is asked, and committed with the last
   */
  MariaDbTransaction(Handle handle, boolean writes, @Nullable WorkTransaction work) {
    this.handle = handle;
    this.writes = writes;
    this.work = work;
    this.events = new EventRows(this::ready);
  }

  /** A part of this one, which begins and commits nothing by itself. */
  MariaDbTransaction part() {
    MariaDbTransaction part = new MariaDbTransaction(ready(), writes);
    part.changed = changed;
    return part;
  }

  /** The connection, on which all that was written so far is. */
  private Handle ready() {
    if (work != null) {
      work.begin();
    }
    if (rows != null) {
      Compound waiting = rows;
      rows = null;
      waiting.run(handle);
    }
    return handle;
  }

  /**
   * What a compound statement is to begin with that is the first of this transaction, so that it
   * begins it as well; empty if it is not the first.
   */
  static String takeBegin(Transaction transaction) {
    MariaDbTransaction mine = mine(transaction);
    return mine.work == null ? "" : mine.work.takeBegin();
  }

  /**
   * Writes rows with what comes next: the commit, if the transaction has no more to do. Whoever
   * asks anything meanwhile finds them written.
   */
  static void writeLater(Transaction transaction, Compound rows) {
    MariaDbTransaction mine = mineToWrite(transaction);
    mine.ready();
    mine.rows = rows;
  }

  /** Writes rows that wait, so that whoever comes next does not answer for them. */
  static void writeNow(Transaction transaction) {
    mineToWrite(transaction).ready();
  }

  /**
   * The connection to read through.
   *
   * @throws IllegalArgumentException if the transaction is another store's
   * @throws IllegalStateException if it is over
   */
  public static Handle reading(Transaction transaction) {
    return mine(transaction).ready();
  }

  /**
   * The connection to write through.
   *
   * @throws IllegalArgumentException if the transaction is another store's
   * @throws IllegalStateException if it is over, or only reads
   */
  public static Handle writing(Transaction transaction) {
    return mineToWrite(transaction).ready();
  }

  /**
   * Says that this transaction changes what others may remember; they forget it when it is over.
   *
   * @throws IllegalStateException if it only reads
   */
  public static void changes(Transaction transaction, Remembered what) {
    mineToWrite(transaction).changed.add(what);
  }

  /** What it said it would change. */
  Set<Remembered> changed() {
    return changed;
  }

  /** The events to add to; they are written when the transaction ends. */
  static EventRows events(Transaction transaction) {
    return mineToWrite(transaction).events;
  }

  /** As {@link #reading}, when those of this transaction are written. */
  static Handle readingEvents(Transaction transaction) {
    MariaDbTransaction mine = mine(transaction);
    mine.events.flush();
    return mine.ready();
  }

  /** As {@link #writing}, when those of this transaction are written. */
  static Handle writingEvents(Transaction transaction) {
    MariaDbTransaction mine = mineToWrite(transaction);
    mine.events.flush();
    return mine.ready();
  }

  /** Writes what still waits to be written, before the commit or with it. */
  void complete() {
    if (rows == null) {
      // Nothing is begun for a work that asked nothing.
      events.flush();
      return;
    }
    if (work == null || !events.canJoin()) {
      ready();
      events.flush();
      return;
    }
    Compound last = rows;
    rows = null;
    events.join(last);
    last.runAndCommit(handle, work);
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
