package org.gongtong.server.retention;

import java.util.function.ToIntBiFunction;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.kernel.UnitOfWork;
import org.gongtong.core.people.PersonRetention;
import org.gongtong.core.people.PersonStore;

/** Findings and circumstances that are over, and consents that were taken back. Thread-safe. */
public final class RecordSweep implements Sweep {
  /** Who does it, in the log. */
  static final Actor RETENTION = Actor.system("retention");

  private static final int COUNTED = 10_000;

  private final UnitOfWork work;
  private final ToIntBiFunction<Transaction, Cutoff> count;
  private final ToIntBiFunction<Transaction, Cutoff> drop;

  private RecordSweep(
      UnitOfWork work,
      ToIntBiFunction<Transaction, Cutoff> count,
      ToIntBiFunction<Transaction, Cutoff> drop) {
    this.work = work;
    this.count = count;
    this.drop = drop;
  }

  /** Findings: the period runs from their last day, the one before the first not included. */
  public static RecordSweep findings(
      UnitOfWork work, PersonStore persons, PersonRetention retention) {
    return new RecordSweep(
        work,
        (t, cutoff) ->
            persons.endedEligibilities(t, cutoff.place().id(), cutoff.firstKept(), COUNTED).size(),
        (t, cutoff) ->
            retention.dropFindings(t, RETENTION, cutoff.place().id(), cutoff.firstKept(), MOST));
  }

  /** Circumstances, from the first day on which they hold no more. */
  public static RecordSweep circumstances(
      UnitOfWork work, PersonStore persons, PersonRetention retention) {
    return new RecordSweep(
        work,
        (t, cutoff) ->
            persons
                .circumstances()
                .ended(t, cutoff.place().id(), cutoff.firstKept(), COUNTED)
                .size(),
        (t, cutoff) ->
            retention.dropCircumstances(
                t, RETENTION, cutoff.place().id(), cutoff.firstKept(), MOST));
  }

  /** Consents that were taken back. */
  public static RecordSweep consents(
      UnitOfWork work, PersonStore persons, PersonRetention retention) {
    return new RecordSweep(
        work,
        (t, cutoff) ->
            persons.withdrawnConsents(t, cutoff.place().id(), cutoff.before(), COUNTED).size(),
        (t, cutoff) ->
            retention.dropConsents(t, RETENTION, cutoff.place().id(), cutoff.before(), MOST));
  }

  @Override
  public long due(Cutoff cutoff) {
    return work.read(transaction -> count.applyAsInt(transaction, cutoff));
  }

  @Override
  public int batch(Cutoff cutoff, Hold hold) {
    return hold.write(transaction -> drop.applyAsInt(transaction, cutoff));
  }
}
