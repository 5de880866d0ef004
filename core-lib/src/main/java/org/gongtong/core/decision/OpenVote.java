package org.gongtong.core.decision;

/**
 * What a ballot is checked against: a motion that opened and its roll. Immutable.
 *
 * @param motion the motion, open or later
 * @param rule its rules
 * @param window its window
 * @param frozen its roll
 */
record OpenVote(Motion motion, DecisionRule rule, VotingWindow window, FrozenRoll frozen) {

  Tally tally() {
    return Tally.of(motion, rule, window);
  }

  Precedence precedence() {
    return rule.precedence();
  }

  ElectoralRoll roll() {
    return frozen.roll();
  }
}
