package org.gongtong.store.mariadb;

import java.util.Optional;
import org.jdbi.v3.core.config.JdbiConfig;
import org.jspecify.annotations.Nullable;

/**
 * The transaction that runs on a handle: whoever asks for a handle within a work, on its thread, is
 * given the same one. Each handle has its own.
 */
public final class RunningWork implements JdbiConfig<RunningWork> {

  private @Nullable MariaDbTransaction transaction;

  /** Of a handle on which nothing runs yet. */
  public RunningWork() {}

  Optional<MariaDbTransaction> transaction() {
    return Optional.ofNullable(transaction);
  }

  void begins(MariaDbTransaction begun) {
    transaction = begun;
  }

  void ends() {
    transaction = null;
  }

  /** Nothing runs on another handle. */
  @Override
  public RunningWork createCopy() {
    return new RunningWork();
  }
}
