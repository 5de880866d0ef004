package org.gongtong.core.timebank.service;

import java.util.List;
import org.gongtong.core.rules.Reason;

/**
 * A candidate with what made its rank. Immutable.
 *
 * @param candidate the candidate
 * @param score the sum of the points of its reasons
 * @param reasons one for each thing that counts, with its figures and its {@code points}
 */
public record Match(Candidate candidate, long score, List<Reason> reasons) {

  public Match {
    reasons = List.copyOf(reasons);
  }

  /** The score in hundredths of the most that the weights allow, 0 to 100, cut down. */
  public int percent() {
    long weights =
        reasons.stream()
            .mapToLong(reason -> Long.parseLong(reason.figures().getOrDefault("weight", "0")))
            .sum();
    return weights == 0 ? 0 : (int) (score / weights);
  }
}
