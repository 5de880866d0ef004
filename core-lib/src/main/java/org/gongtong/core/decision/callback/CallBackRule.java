package org.gongtong.core.decision.callback;

/**
 * How many of a motion's assisted ballots are called back. Immutable. No source is known that says
 * how many: both figures are choices of whoever runs the server.
 *
 * @param least as many at least, or all if there are fewer; from 1
 * @param percent of the assisted ballots at least, rounded up; 0 to 100
 */
public record CallBackRule(int least, int percent) {

  /**
   * @throws IllegalArgumentException if a figure is out of range
   */
  public CallBackRule {
    if (least < 1 || percent < 0 || percent > 100) {
      throw new IllegalArgumentException("no rule for a sample: " + least + ", " + percent + " %");
    }
  }

  /**
   * The size of the sample.
   *
   * @param ballots how many assisted ballots there are
   */
  public int size(int ballots) {
    int share = (int) ((ballots * (long) percent + 99) / 100);
    return Math.min(ballots, Math.max(least, share));
  }
}
