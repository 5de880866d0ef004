package org.gongtong.cn.national;

import static org.gongtong.core.decision.DecisionParameters.AREA_BASIS;
import static org.gongtong.core.decision.DecisionParameters.CHALLENGE;
import static org.gongtong.core.decision.DecisionParameters.DEMAND_RESIDENTS;
import static org.gongtong.core.decision.DecisionParameters.ELECTION_BASIS;
import static org.gongtong.core.decision.DecisionParameters.FILING;
import static org.gongtong.core.decision.DecisionParameters.LIST_ANSWER;
import static org.gongtong.core.decision.DecisionParameters.LIST_OBJECTION;
import static org.gongtong.core.decision.DecisionParameters.NOTICE;
import static org.gongtong.core.decision.DecisionParameters.POSTING;
import static org.gongtong.core.decision.DecisionParameters.PROXY_CAP;
import static org.gongtong.core.decision.DecisionParameters.SECRET_BALLOT;
import static org.gongtong.core.people.PrivacyParameters.ADULT_FROM;
import static org.gongtong.core.people.PrivacyParameters.GUARDIAN_BELOW;
import static org.gongtong.core.people.PrivacyParameters.KEPT_LEAST;
import static org.gongtong.core.people.PrivacyParameters.KEPT_USUALLY;
import static org.gongtong.core.people.PrivacyParameters.VOTING_AGE;

import java.util.List;
import org.gongtong.core.decision.ElectionBasis;
import org.gongtong.core.kernel.Threshold;
import org.gongtong.core.place.AreaBasis;
import org.gongtong.core.rules.LegalPeriod;
import org.gongtong.core.rules.RulePack;
import org.gongtong.testkit.RuleCase;
import org.gongtong.testkit.RulePackContract;

class CnNationalTest implements RulePackContract {

  private static final String LAW = "cn.residents-committee.";

  @Override
  public RulePack pack() {
    return new CnNational();
  }

  @Override
  public List<RuleCase<?>> cases() {
    return List.of(
        RuleCase.of(
            "cn.owners-vote.counting",
            "cn",
            "2026-03-01",
            AREA_BASIS,
            List.of(AreaBasis.REGISTRY, AreaBasis.SURVEY, AreaBasis.CONTRACT)),
        RuleCase.of("cn.owners-vote.procedure", "cn", "2021-01-01", NOTICE, LegalPeriod.days(15)),
        RuleCase.of(
            "cn.owners-vote.challenge", "cn", "2021-01-01", CHALLENGE, LegalPeriod.years(1)),
        RuleCase.of(
            LAW + "residents-meeting",
            "cn",
            "2025-12-31",
            DEMAND_RESIDENTS,
            Threshold.atLeast(1, 5)),
        RuleCase.of(
            LAW + "residents-meeting",
            "cn",
            "2026-01-01",
            DEMAND_RESIDENTS,
            Threshold.atLeast(1, 10)),
        RuleCase.of(LAW + "residents-meeting", "cn", "2026-01-01", NOTICE, LegalPeriod.days(10)),
        RuleCase.of(LAW + "election.residents", "cn", "2026-01-01", PROXY_CAP, 3),
        RuleCase.of(LAW + "election.households", "cn", "2026-01-01", PROXY_CAP, 3),
        RuleCase.of(LAW + "election.representatives", "cn", "2026-01-01", PROXY_CAP, 0),
        RuleCase.of(
            LAW + "election.households",
            "cn",
            "2026-01-01",
            ELECTION_BASIS,
            ElectionBasis.HOUSEHOLDS),
        RuleCase.of(LAW + "election.representatives", "cn", "2026-01-01", SECRET_BALLOT, true),
        RuleCase.of(LAW + "election-procedure", "cn", "2026-01-01", NOTICE, LegalPeriod.days(20)),
        RuleCase.of(
            LAW + "election-procedure", "cn", "2026-01-01", LIST_OBJECTION, LegalPeriod.days(5)),
        RuleCase.of(
            LAW + "election-procedure", "cn", "2026-01-01", LIST_ANSWER, LegalPeriod.days(3)),
        RuleCase.of("cn.personal-information.minors", "cn", "2021-11-01", GUARDIAN_BELOW, 14),
        RuleCase.of(LAW + "voters", "cn", "2025-12-31", VOTING_AGE, 18),
        RuleCase.of(LAW + "voters", "cn", "2026-01-01", VOTING_AGE, 18),
        RuleCase.of("cn.civil-code.adults", "cn", "2020-12-31", ADULT_FROM, 18),
        RuleCase.of("cn.civil-code.adults", "cn", "2021-01-01", ADULT_FROM, 18),
        RuleCase.of(
            "cn.retention.network-log", "cn", "2026-03-01", KEPT_LEAST, LegalPeriod.months(6)),
        RuleCase.of(
            "cn.retention.vote-evidence", "cn", "2026-03-01", KEPT_LEAST, LegalPeriod.years(1)),
        RuleCase.of("cn.retention.person", "cn", "2026-03-01", KEPT_USUALLY, LegalPeriod.years(1)),
        RuleCase.of("cn.retention.consent", "cn", "2026-03-01", KEPT_USUALLY, LegalPeriod.years(3)),
        RuleCase.of(LAW + "posting", "cn", "2026-01-01", POSTING, LegalPeriod.days(15)),
        RuleCase.of(
            LAW + "filing",
            "cn",
            "2025-12-31",
            FILING,
            "不设区的市、市辖区的人民政府或者它的派出机关"
                + " (government of the city without districts or of the district, or its agency)"));
  }
}
