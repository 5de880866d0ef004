package org.gongtong.core.decision.paper;

import java.util.List;
import java.util.function.Function;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.kernel.UnitOfWork;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.Reason;

/** Ends a transaction so that nothing of it remains. */
final class NothingKept extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Reason> refusals;

  NothingKept(List<Reason> refusals) {
    super("refused", null, false, false);
    this.refusals = List.copyOf(refusals);
  }

  /** Runs a step, of which nothing remains when a line is refused after others went in. */
  static <T> Outcome<T> whole(UnitOfWork work, Function<Transaction, Outcome<T>> step) {
    try {
      return work.write(step);
    } catch (NothingKept refused) {
      return Outcome.refused(refused.refusals);
    }
  }
}
