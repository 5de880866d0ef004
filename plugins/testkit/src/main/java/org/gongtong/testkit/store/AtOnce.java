package org.gongtong.testkit.store;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/** Does things at the same time. */
public final class AtOnce {

  private AtOnce() {}

  /**
   * Runs a task for each of the numbers 0, 1, … on a thread of its own; all begin together.
   *
   * @return the answers in the order of the numbers
   */
  public static <T> List<T> run(int threads, IntFunction<T> task) throws Exception {
    CyclicBarrier start = new CyclicBarrier(threads);
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Callable<T>> tasks = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        int number = i;
        tasks.add(
            () -> {
              start.await(30, TimeUnit.SECONDS);
              return task.apply(number);
            });
      }
      List<T> answers = new ArrayList<>();
      for (Future<T> done : pool.invokeAll(tasks)) {
        answers.add(done.get());
      }
      return answers;
    } finally {
      pool.shutdownNow();
    }
  }
}
