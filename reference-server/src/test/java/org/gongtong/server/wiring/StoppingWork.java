package org.gongtong.server.wiring;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.kernel.UnitOfWork;

/** Stops at one of its writes, before it is committed or after. */
final class StoppingWork implements UnitOfWork {
  private final UnitOfWork work;
  private final int write;
  private final boolean committed;
  private final AtomicInteger writes = new AtomicInteger();

  StoppingWork(UnitOfWork work, int write, boolean committed) {
    this.work = work;
    this.write = write;
    this.committed = committed;
  }

  boolean hasStopped() {
    return writes.get() >= write;
  }

  @Override
  public <T> T write(Function<Transaction, T> step) {
    boolean stops = writes.incrementAndGet() == write;
    T result =
        work.write(
            transaction -> {
              T done = step.apply(transaction);
              if (stops && !committed) {
                throw new IllegalStateException("the machine stops");
              }
              return done;
            });
    if (stops) {
      throw new IllegalStateException("the machine stops");
    }
    return result;
  }

  @Override
  public <T> T read(Function<Transaction, T> step) {
    return work.read(step);
  }
}
