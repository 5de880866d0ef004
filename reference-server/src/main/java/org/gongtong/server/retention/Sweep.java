package org.gongtong.server.retention;

import java.util.function.ToIntFunction;
import org.gongtong.core.kernel.Transaction;

/**
 * Knows one class: how much of it is over, and how it goes. Extension point; implementations are
 * thread-safe and keep no state.
 */
public interface Sweep {
  /** How many things go in one transaction. */
  int MOST = 500;

  /** How many are over; nothing is changed. */
  long due(Cutoff cutoff);

  /**
   * Lets some of them go, in one transaction or a few.
   *
   * @return how many went; 0 when none is left that can go
   */
  int batch(Cutoff cutoff, Hold hold);

  /**
   * That a run is this program's, to be proved in each transaction that deletes. Extension point of
   * sweeps that need transactions of their own.
   */
  interface Hold {
    /**
     * Deletes in a transaction that holds the run and counts.
     *
     * @param batch deletes, and says how many
     * @return how many
     */
    int write(ToIntFunction<Transaction> batch);

    /**
     * For work with a transaction of its own: holds the run in it.
     *
     * @throws RuntimeException if it is another program's; then the transaction must not go on
     */
    void prove(Transaction transaction);

    /** Counts what goes in a transaction. */
    void count(Transaction transaction, int gone);
  }
}
