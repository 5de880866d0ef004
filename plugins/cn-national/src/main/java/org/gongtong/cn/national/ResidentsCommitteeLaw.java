package org.gongtong.cn.national;

import static org.gongtong.core.decision.DecisionParameters.CANDIDATES_EXCEED_SEATS;
import static org.gongtong.core.decision.DecisionParameters.DEMAND_GROUPS;
import static org.gongtong.core.decision.DecisionParameters.DEMAND_HOUSEHOLDS;
import static org.gongtong.core.decision.DecisionParameters.DEMAND_REPRESENTATIVES;
import static org.gongtong.core.decision.DecisionParameters.DEMAND_RESIDENTS;
import static org.gongtong.core.decision.DecisionParameters.ELECTION_BASIS;
import static org.gongtong.core.decision.DecisionParameters.FILING;
import static org.gongtong.core.decision.DecisionParameters.LIST_ANSWER;
import static org.gongtong.core.decision.DecisionParameters.LIST_OBJECTION;
import static org.gongtong.core.decision.DecisionParameters.MAJORITY;
import static org.gongtong.core.decision.DecisionParameters.NOTICE;
import static org.gongtong.core.decision.DecisionParameters.POSTING;
import static org.gongtong.core.decision.DecisionParameters.PROCEDURE;
import static org.gongtong.core.decision.DecisionParameters.PROXY_CAP;
import static org.gongtong.core.decision.DecisionParameters.QUORUM;
import static org.gongtong.core.decision.DecisionParameters.REPRESENTATIVES_SHARE;
import static org.gongtong.core.decision.DecisionParameters.SECOND_ROUND;
import static org.gongtong.core.decision.DecisionParameters.SECRET_BALLOT;
import static org.gongtong.core.people.PrivacyParameters.VOTING_AGE;

import java.util.List;
import org.gongtong.core.decision.ElectionBasis;
import org.gongtong.core.kernel.LocalizedText;
import org.gongtong.core.kernel.Threshold;
import org.gongtong.core.rules.Change;
import org.gongtong.core.rules.Citation;
import org.gongtong.core.rules.Edition;
import org.gongtong.core.rules.LegalPeriod;
import org.gongtong.core.rules.RuleId;

/**
 * The Organic Law of Urban Residents' Committees: the law of 1989 from 1990-01-01, and the law of
 * 2025 from 2026-01-01. Its votes count people, not floor area.
 */
final class ResidentsCommitteeLaw {

  private static final String PREFIX = "cn.residents-committee.";
  private static final String ZH = "城市居民委员会组织法";
  private static final String EN = "Organic Law of Urban Residents' Committees";

  private static final LocalizedText OLD_NOTE =
      LocalizedText.of(
          "据2018年修正文本；推定该修正未改动本条（修正前文本未核对）。各居民小组选举代表二至三人参加的形式适用同一比例",
          "read in the text of 2018, whose amendment is taken to have left this article alone (the"
              + " earlier text was not compared). The form with two or three delegates a group is"
              + " counted by the same fractions");

  private static final LocalizedText NOTICE_NOTE =
      LocalizedText.of(
          "遇有特殊情况的，可以临时通知居民", "in special circumstances residents may be called at short notice");

  private ResidentsCommitteeLaw() {}

  static List<Edition> editions() {
    return List.of(
        oldResidentsMeeting(),
        residentsMeeting(),
        representativesMeeting(),
        election(ElectionBasis.VOTERS, "全体有选举权的居民选举", "all voters", Threshold.MAJORITY, 3),
        election(
            ElectionBasis.HOUSEHOLDS, "每户派代表选举", "one delegate a household", Threshold.MAJORITY, 3),
        // no proxies at all in this form: a cap of nobody, where no cap would allow any number
        election(
            ElectionBasis.REPRESENTATIVES,
            "居民代表选举",
            "representatives",
            Threshold.moreThan(2, 3),
            0),
        electionProcedure(),
        old("voters", "8, 9", "居民的选举权", "residents who may vote").with(VOTING_AGE, 18).build(),
        current("voters", 2, "16, 27", "居民的选举权", "residents who may vote")
            .with(VOTING_AGE, 18)
            .build(),
        posting(),
        oldFiling(),
        filing());
  }

  private static Edition oldResidentsMeeting() {
    return old("residents-meeting", "9, 10", "居民会议", "residents' meeting")
        .with(QUORUM, Threshold.MAJORITY)
        .with(MAJORITY, Threshold.MAJORITY)
        .with(DEMAND_RESIDENTS, Threshold.atLeast(1, 5))
        .with(DEMAND_HOUSEHOLDS, Threshold.atLeast(1, 5))
        .with(DEMAND_GROUPS, Threshold.atLeast(1, 3))
        .build();
  }

  private static Edition residentsMeeting() {
    return Edition.of(PREFIX + "residents-meeting", 2)
        .in("cn")
        .from("2026-01-01")
        .titled("居民会议", "residents' meeting")
        .citing(
            new Citation(
                LocalizedText.of(ZH, EN), "26, 27", Citation.Confidence.TEXT_READ, NOTICE_NOTE))
        .with(QUORUM, Threshold.MAJORITY)
        .with(MAJORITY, Threshold.MAJORITY)
        .with(NOTICE, LegalPeriod.days(10), Change.ONLY_STRICTER)
        .with(DEMAND_RESIDENTS, Threshold.atLeast(1, 10))
        .with(DEMAND_HOUSEHOLDS, Threshold.atLeast(1, 10))
        .with(DEMAND_REPRESENTATIVES, Threshold.atLeast(1, 3))
        .build();
  }

  private static Edition representativesMeeting() {
    return current("representatives-meeting", 1, "28, 29", "居民代表会议", "representatives' meeting")
        .with(QUORUM, Threshold.atLeast(2, 3))
        .with(MAJORITY, Threshold.MAJORITY)
        .with(REPRESENTATIVES_SHARE, Threshold.atLeast(4, 5))
        .with(DEMAND_REPRESENTATIVES, Threshold.atLeast(1, 5))
        .build();
  }

  private static Edition election(
      ElectionBasis basis, String zh, String en, Threshold quorum, int proxyCap) {
    String form =
        switch (basis) {
          case VOTERS -> "residents";
          case HOUSEHOLDS -> "households";
          case REPRESENTATIVES -> "representatives";
        };
    return current(
            "election." + form, 1, "19", "居民委员会选举：" + zh, "residents' committee election: " + en)
        .with(ELECTION_BASIS, basis)
        .with(SECRET_BALLOT, true)
        .with(PROCEDURE, RuleId.of(PREFIX + "election-procedure"))
        .with(QUORUM, quorum)
        .with(MAJORITY, Threshold.MAJORITY)
        .with(SECOND_ROUND, Threshold.atLeast(1, 3))
        .with(PROXY_CAP, proxyCap)
        .build();
  }

  /** The list of voters is published twenty days before (art. 17); candidates: art. 18. */
  private static Edition electionProcedure() {
    return current(
            "election-procedure",
            1,
            "17, 18",
            "居民委员会选举：选民名单与候选人",
            "residents' committee election: list of voters and candidates")
        .with(NOTICE, LegalPeriod.days(20), Change.ONLY_STRICTER)
        .with(LIST_OBJECTION, LegalPeriod.days(5))
        .with(LIST_ANSWER, LegalPeriod.days(3))
        .with(CANDIDATES_EXCEED_SEATS, true)
        .build();
  }

  private static Edition posting() {
    return current("posting", 1, "34", "居务公开", "publicity of residents' affairs")
        .with(POSTING, LegalPeriod.days(15), Change.ONLY_STRICTER)
        .build();
  }

  private static Edition oldFiling() {
    return old("filing", "15", "居民公约备案", "filing of residents' compacts")
        .with(
            FILING,
            "不设区的市、市辖区的人民政府或者它的派出机关"
                + " (government of the city without districts or of the district, or its agency)")
        .build();
  }

  private static Edition filing() {
    return current("filing", 2, "31", "居民自治章程、居民公约备案", "filing of residents' charters and compacts")
        .with(
            FILING,
            "不设区的市、市辖区的人民政府或者街道办事处"
                + " (government of the city without districts or of the district,"
                + " or the subdistrict office)")
        .build();
  }

  private static Edition.Draft old(String rule, String article, String zh, String en) {
    return Edition.of(PREFIX + rule, 1)
        .in("cn")
        .from("1990-01-01")
        .until("2026-01-01")
        .titled(zh, en)
        .citing(
            new Citation(
                LocalizedText.of(ZH, EN), article, Citation.Confidence.TEXT_READ, OLD_NOTE));
  }

  private static Edition.Draft current(
      String rule, int number, String article, String zh, String en) {
    return Edition.of(PREFIX + rule, number)
        .in("cn")
        .from("2026-01-01")
        .titled(zh, en)
        .citing(Citation.read(ZH, EN, article));
  }
}
