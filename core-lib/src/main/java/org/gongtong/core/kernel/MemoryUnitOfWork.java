package org.gongtong.core.kernel;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * Units of work over memory: what embedders without a database use, and what their tests use.
 *
 * <p>All that is kept stands in {@link Cell cells} of immutable values. A write sees its own
 * changes, which others see all at once when it ends, or never when it throws; writes run one after
 * another, and reads never wait. Nothing is retried, since nothing can conflict. Thread-safe.
 */
public final class MemoryUnitOfWork implements UnitOfWork {

  private final ReentrantLock writing = new ReentrantLock();
  private volatile Map<Cell<?>, Object> committed = Map.of();

  /** A new cell, for a store to keep an immutable value in. */
  public <T> Cell<T> cell(T initial) {
    return new Cell<>(this, initial);
  }

  /**
   * @throws IllegalStateException if the thread is in a write already
   */
  @Override
  public <T> T write(Function<Transaction, T> work) {
    if (writing.isHeldByCurrentThread()) {
      throw new IllegalStateException("a unit of work inside another one");
    }
    writing.lock();
    MemoryTransaction transaction = new MemoryTransaction(this, new HashMap<>(committed), true);
    try {
      T result = work.apply(transaction);
      committed = Map.copyOf(transaction.values);
      return result;
    } finally {
      transaction.open = false;
      writing.unlock();
    }
  }

  @Override
  public <T> T read(Function<Transaction, T> work) {
    MemoryTransaction transaction = new MemoryTransaction(this, committed, false);
    try {
      return work.apply(transaction);
    } finally {
      transaction.open = false;
    }
  }

  /**
   * A place for one immutable value. Thread-safe.
   *
   * @param <T> the type of the value
   */
  public static final class Cell<T> {
    private final MemoryUnitOfWork owner;
    private final T initial;

    private Cell(MemoryUnitOfWork owner, T initial) {
      this.owner = owner;
      this.initial = initial;
    }

    /** The value as the transaction sees it. */
    @SuppressWarnings("unchecked")
    public T get(Transaction transaction) {
      Object value = in(transaction).values.get(this);
      return value == null ? initial : (T) value;
    }

    /**
     * Another value, from this transaction on.
     *
     * @throws IllegalStateException if the transaction only reads
     */
    public void set(Transaction transaction, T value) {
      MemoryTransaction mine = in(transaction);
      if (!mine.writes) {
        throw new IllegalStateException("this transaction only reads");
      }
      mine.values.put(this, value);
    }

    private MemoryTransaction in(Transaction transaction) {
      if (!(transaction instanceof MemoryTransaction mine) || mine.owner != owner) {
        throw new IllegalArgumentException("a transaction of another store: " + transaction);
      }
      if (!mine.open) {
        throw new IllegalStateException("this transaction is over");
      }
      return mine;
    }
  }

  private static final class MemoryTransaction implements Transaction {
    private final MemoryUnitOfWork owner;
    private final Map<Cell<?>, Object> values;
    private final boolean writes;
    private boolean open = true;

    MemoryTransaction(MemoryUnitOfWork owner, Map<Cell<?>, Object> values, boolean writes) {
      this.owner = owner;
      this.values = values;
      this.writes = writes;
    }
  }
}
