package org.gongtong.testkit.store;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/**
 * What came of threads that began together. Immutable.
 *
 * @param results of those that ended well
 * @param failures what the others threw
 */
record Crowd<T>(List<T> results, List<Throwable> failures) {

  /** Runs the same on so many threads at once, each with its number from 0. */
  static <T> Crowd<T> of(int threads, IntFunction<? extends T> task) throws InterruptedException {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      CountDownLatch together = new CountDownLatch(threads);
      List<Future<T>> running = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        int number = i;
        running.add(
            pool.submit(
                () -> {
                  together.countDown();
                  together.await();
                  return task.apply(number);
                }));
      }
      List<T> results = new ArrayList<>();
      List<Throwable> failures = new ArrayList<>();
      for (Future<T> one : running) {
        try {
          results.add(one.get());
        } catch (ExecutionException e) {
          failures.add(e.getCause());
        }
      }
      return new Crowd<>(results, failures);
    } finally {
      pool.shutdownNow();
    }
  }
}
