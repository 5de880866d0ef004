package org.gongtong.store.mariadb;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** Calls a step from many threads for a while, and tells how often it was done. */
final class Load {

  private final Duration length;
  private final ProcessHandle database;

  /**
   * @param length of a figure; half as long before it to warm up
   * @param database the process whose share of the processors is told
   */
  Load(Duration length, ProcessHandle database) {
    this.length = length;
    this.database = database;
  }

  interface Step {
    void run() throws SQLException;
  }

  /** Calls a step for a while and forgets it: the compiler has its work before. */
  void warmUp(Step step) throws Exception {
    figure(16, 1, step);
  }

  /**
   * Measures and prints.
   *
   * @param units done by one step
   * @return units a second
   */
  double measure(String what, int threads, int units, Step step) throws Exception {
    Figure figure = figure(threads, units, step);
    System.out.printf(
        Locale.ROOT,
        "%-36s %4d callers %,10.0f/s, processor time of each: here %5.1f µs, database %5.1f µs%n",
        what,
        threads,
        figure.rate(),
        figure.here(),
        figure.there());
    return figure.rate();
  }

  /** Units a second, and microseconds of the processors for each. */
  private record Figure(double rate, double here, double there) {}

  private Figure figure(int threads, int units, Step step) throws Exception {
    AtomicLong steps = new AtomicLong();
    AtomicBoolean over = new AtomicBoolean();
    ExecutorService callers = Executors.newFixedThreadPool(threads);
    List<Future<?>> running = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      running.add(
          callers.submit(
              () -> {
                while (!over.get()) {
                  step.run();
                  steps.incrementAndGet();
                }
                return null;
              }));
    }
    Thread.sleep(length.toMillis() / 2);
    long before = steps.get();
    long begun = System.nanoTime();
    Duration here = used(ProcessHandle.current());
    Duration there = used(database);
    Thread.sleep(length.toMillis());
    double done = Math.max(1.0, (double) units * (steps.get() - before));
    double rate = done * 1e9 / (System.nanoTime() - begun);
    here = used(ProcessHandle.current()).minus(here);
    there = used(database).minus(there);
    over.set(true);
    callers.shutdown();
    for (Future<?> one : running) {
      one.get();
    }
    return new Figure(rate, here.toNanos() / 1e3 / done, there.toNanos() / 1e3 / done);
  }

  private static Duration used(ProcessHandle process) {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }
}
