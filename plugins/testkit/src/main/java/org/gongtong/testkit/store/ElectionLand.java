package org.gongtong.testkit.store;

import static org.gongtong.core.decision.DecisionParameters.CANDIDATES_EXCEED_SEATS;
import static org.gongtong.core.decision.DecisionParameters.ELECTION_BASIS;
import static org.gongtong.core.decision.DecisionParameters.MAJORITY;
import static org.gongtong.core.decision.DecisionParameters.NOTICE;
import static org.gongtong.core.decision.DecisionParameters.PROCEDURE;
import static org.gongtong.core.decision.DecisionParameters.QUORUM;
import static org.gongtong.core.decision.DecisionParameters.SECOND_ROUND;
import static org.gongtong.core.decision.DecisionParameters.SECRET_BALLOT;

import java.util.List;
import java.util.Set;
import org.gongtong.core.decision.ElectionBasis;
import org.gongtong.core.kernel.Threshold;
import org.gongtong.core.rules.Change;
import org.gongtong.core.rules.Citation;
import org.gongtong.core.rules.Edition;
import org.gongtong.core.rules.EditionSource;
import org.gongtong.core.rules.HolidayYear;
import org.gongtong.core.rules.LegalPeriod;
import org.gongtong.core.rules.RuleBook;
import org.gongtong.core.rules.RuleId;

/** The rules of an invented land, under which {@link ElectionScene} elects. */
final class ElectionLand {

  private ElectionLand() {}

  /** The rules of the land. */
  static RuleBook book() {
    Edition election =
        edition(ElectionScene.RULE.value())
            .with(ELECTION_BASIS, ElectionBasis.VOTERS, Change.FIXED)
            .with(SECRET_BALLOT, true, Change.FIXED)
            .with(PROCEDURE, RuleId.of("xx.election-procedure"), Change.FIXED)
            .with(QUORUM, Threshold.MAJORITY, Change.FIXED)
            .with(MAJORITY, Threshold.MAJORITY, Change.FIXED)
            .with(SECOND_ROUND, Threshold.atLeast(1, 3), Change.FIXED)
            .build();
    Edition procedure =
        edition("xx.election-procedure")
            .with(NOTICE, LegalPeriod.days(20), Change.FIXED)
            .with(CANDIDATES_EXCEED_SEATS, true, Change.FIXED)
            .build();
    Edition open =
        edition("xx.open-election")
            .with(ELECTION_BASIS, ElectionBasis.VOTERS, Change.FIXED)
            .with(QUORUM, Threshold.MAJORITY, Change.FIXED)
            .with(MAJORITY, Threshold.MAJORITY, Change.FIXED)
            .with(SECOND_ROUND, Threshold.atLeast(1, 3), Change.FIXED)
            .build();
    HolidayYear year =
        new HolidayYear(
            SampleRules.LAND, 2026, Set.of(), Set.of(), Citation.read("通知", "notice", "1"));
    return RuleBook.of(
        List.of(
            new EditionSource("xx", "1.0.0", List.of(election, procedure, open), List.of(year))));
  }

  private static Edition.Draft edition(String id) {
    return Edition.of(id, 1)
        .in(SampleRules.LAND.code())
        .from("2021-01-01")
        .titled("规则", "rule")
        .citing(Citation.read("法", "Law", "1"));
  }
}
