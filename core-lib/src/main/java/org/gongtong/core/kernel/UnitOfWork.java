package org.gongtong.core.kernel;

import java.util.function.Function;

/**
 * Runs work that happens wholly or not at all. Extension point, implemented by stores;
 * implementations are thread-safe.
 *
 * <p>The work may be run again from its start when the store has to retry (a deadlock, a lost
 * node), so it must do nothing outside its transaction. When it throws, nothing it wrote remains
 * and the exception passes through.
 */
public interface UnitOfWork {

  /** Runs work that reads and writes, and commits what it wrote. */
  <T> T write(Function<Transaction, T> work);

  /** Runs work that only reads, on one consistent view. */
  <T> T read(Function<Transaction, T> work);
}
