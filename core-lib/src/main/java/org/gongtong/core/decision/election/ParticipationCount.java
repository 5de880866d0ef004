package org.gongtong.core.decision.election;

/**
 * How many took part. Immutable.
 *
 * @param onWeb on the web
 * @param onPaper by paper
 */
public record ParticipationCount(int onWeb, int onPaper) {

  /** All of them. */
  public int all() {
    return onWeb + onPaper;
  }
}
