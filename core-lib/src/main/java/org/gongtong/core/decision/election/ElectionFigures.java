package org.gongtong.core.decision.election;

import java.util.List;
import org.gongtong.core.kernel.ContentHash;
import org.jspecify.annotations.Nullable;

/**
 * What was counted. Immutable.
 *
 * @param entitled how many could vote
 * @param onWeb how many took part on the web
 * @param onPaper how many were given a paper
 * @param papersFound how many papers lay in the box; at most {@code onPaper}
 * @param invalid papers that are no valid ballots
 * @param papers sums of papers that were not read one by one; null if there are none
 * @param opened how many plain ballots are published
 * @param root of the published ballots: {@link OpenedBallots#root}
 * @param blank ballots on which nobody is chosen, of all channels
 * @param votes for each candidate in the order of the numbers, of all channels
 */
public record ElectionFigures(
    int entitled,
    int onWeb,
    int onPaper,
    int papersFound,
    int invalid,
    PaperBox.@Nullable Sums papers,
    int opened,
    ContentHash root,
    int blank,
    List<Integer> votes) {

  public ElectionFigures {
    votes = List.copyOf(votes);
  }

  /** How many voted: ballots opened on the web and papers found, valid or not. */
  public int participated() {
    return onWeb + papersFound;
  }

  /** Papers that were given out and not found in the box. */
  public int papersMissing() {
    return onPaper - papersFound;
  }
}
