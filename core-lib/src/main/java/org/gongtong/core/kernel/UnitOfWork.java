package org.gongtong.core.kernel;

import java.util.List;
import java.util.function.Function;

/**
 * Runs work that happens wholly or not at all. Extension point, implemented by stores;
 * implementations are thread-safe.
 *
 * <p>The work may be run again from its start when the store has to retry (a deadlock, a lost
 * node), so it must do nothing outside its transaction. When it throws, nothing it wrote remains
 * and the exception passes through. A {@link CommitInDoubtException} alone leaves it open whether
 * what was written is there.
 */
public interface UnitOfWork {

  /**
   * Runs work that reads and writes, and commits what it wrote.
   *
   * @throws CommitInDoubtException if it is not known whether it was committed
   */
  <T> T write(Function<Transaction, T> work);

  /**
   * As {@link #write}, for short works that come in crowds, such as ballots on the last evening of
   * a vote. Works about the same subject that wait at the same time may share one transaction: they
   * run one after another, on a thread of any of their callers, each sees what those before it
   * wrote, and all are committed together. One that throws harms no other. A work that refuses must
   * not have written, because the others are committed.
   *
   * @param subject what the works are about, as a key of a map; works about different subjects
   *     never wait for each other
   */
  default <T> T writeTogether(Object subject, Function<Transaction, T> work) {
    return write(work);
  }

  /**
   * Works that can be done as one. Extension point; what it does depends on the requests alone.
   *
   * @param <C> the type of a request
   * @param <A> the type of the answers
   */
  interface Batch<C, A> {

    /** The answers to requests, in their order. */
    List<A> run(Transaction transaction, List<C> requests);
  }

  /**
   * As the other one, for works that cost less when they are done as one: requests about the same
   * subject that wait at the same time may be handed over together, in the order in which they
   * came. If the batch throws, nothing of it remains, and each of its requests is run by itself.
   *
   * @param subject what the requests are about, as a key of a map; batches of the same subject do
   *     the same
   */
  default <C, A> A writeTogether(Object subject, C request, Batch<C, A> batch) {
    return write(transaction -> batch.run(transaction, List.of(request)).get(0));
  }

  /** Runs work that only reads, on one consistent view. */
  <T> T read(Function<Transaction, T> work);

  /**
   * As {@link #read}, for work that asks the store one thing, which is all the same view: it need
   * not be begun and ended. Work that asks more may see another view with each question.
   */
  default <T> T glance(Function<Transaction, T> work) {
    return read(work);
  }
}
