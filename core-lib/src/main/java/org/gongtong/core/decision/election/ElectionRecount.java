package org.gongtong.core.decision.election;

/**
 * A count made again from the published ballots. Immutable.
 *
 * @param published the figures of the count
 * @param recounted those of the ballots
 * @param result of the ballots
 */
public record ElectionRecount(
    ElectionFigures published, ElectionFigures recounted, ElectionResult result) {

  /** Whether ballots and published figures say the same, to the root of the tree. */
  public boolean agrees() {
    return published.equals(recounted);
  }
}
