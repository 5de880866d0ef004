package org.gongtong.core.decision;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.gongtong.core.rules.Verdict;

/**
 * What a count found. Immutable.
 *
 * @param roll everybody who may vote
 * @param participated those who took part
 * @param inFavour those for it
 * @param against those against it
 * @param abstained those who took part and were neither
 * @param rejected ballots that do not stand, by ballot id
 * @param requirements what the law asks, met or not, participation first
 * @param standingByChannel how many standing ballots came in by which channel
 * @param outcome what came of it
 * @param verdict the requirements as reasons in both languages
 */
public record TallyResult(
    Totals roll,
    Totals participated,
    Totals inFavour,
    Totals against,
    Totals abstained,
    List<RejectedBallot> rejected,
    List<Requirement> requirements,
    Map<Channel, Integer> standingByChannel,
    DecisionOutcome outcome,
    Verdict verdict) {

  public TallyResult {
    rejected = List.copyOf(rejected);
    requirements = List.copyOf(requirements);
    standingByChannel = Collections.unmodifiableMap(new EnumMap<>(standingByChannel));
  }
}
