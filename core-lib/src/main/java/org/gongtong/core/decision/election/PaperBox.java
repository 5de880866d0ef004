package org.gongtong.core.decision.election;

import java.util.List;

/**
 * What was found in the box of paper ballots. Papers are unsigned; nothing tells which is whose.
 */
public sealed interface PaperBox {

  /** No papers. */
  PaperBox NONE = new Read(List.of(), 0);

  /** How many papers lay in the box, whatever stands on them. */
  int found();

  /** How many of them are no valid ballots. */
  int invalid();

  /**
   * Sums that the counters made on paper. Immutable.
   *
   * @param found papers in the box
   * @param invalid of them, those that cannot be counted
   * @param blank of them, those on which nobody is chosen
   * @param votes for each candidate in the order of the numbers, the papers that choose him
   */
  record Sums(int found, int invalid, int blank, List<Integer> votes) implements PaperBox {
    public Sums {
      votes = List.copyOf(votes);
    }
  }

  /**
   * The papers one by one: they are counted and published among the others, so that few papers do
   * not tell whose they are. Immutable.
   *
   * @param ballots what stands on the valid ones
   * @param invalid how many cannot be counted
   */
  record Read(List<ElectionBallot> ballots, int invalid) implements PaperBox {
    public Read {
      ballots = List.copyOf(ballots);
    }

    @Override
    public int found() {
      return ballots.size() + invalid;
    }
  }
}
