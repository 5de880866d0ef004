package org.gongtong.testkit.store;

import java.util.function.Function;
import java.util.function.Supplier;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.kernel.UnitOfWork;

/** Stops where a test says: before a write is committed, or when it was and nobody hears of it. */
final class CrashingUnitOfWork implements UnitOfWork {

  /** Where a write stops. */
  enum Crash {
    NONE,
    BEFORE_COMMIT,
    AFTER_COMMIT
  }

  /** A machine has stopped. */
  static final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Stopped() {
      super("stopped", null, false, false);
    }
  }

  private final UnitOfWork work;
  private final Supplier<Crash> plan;

  /**
   * @param plan asked before each write
   */
  CrashingUnitOfWork(UnitOfWork work, Supplier<Crash> plan) {
    this.work = work;
    this.plan = plan;
  }

  @Override
  public <T> T write(Function<Transaction, T> step) {
    Crash crash = plan.get();
    T result =
        work.write(
            transaction -> {
              T done = step.apply(transaction);
              if (crash == Crash.BEFORE_COMMIT) {
                throw new Stopped();
              }
              return done;
            });
    if (crash == Crash.AFTER_COMMIT) {
      throw new Stopped();
    }
    return result;
  }

  @Override
  public <T> T read(Function<Transaction, T> step) {
    return work.read(step);
  }
}
