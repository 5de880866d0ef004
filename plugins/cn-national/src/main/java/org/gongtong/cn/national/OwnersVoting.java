package org.gongtong.cn.national;

import static org.gongtong.core.decision.DecisionParameters.ANNOUNCED_ONLY;
import static org.gongtong.core.decision.DecisionParameters.AREA_BASIS;
import static org.gongtong.core.decision.DecisionParameters.AREA_ROUNDING;
import static org.gongtong.core.decision.DecisionParameters.BLANK_CHOICE;
import static org.gongtong.core.decision.DecisionParameters.CHALLENGE;
import static org.gongtong.core.decision.DecisionParameters.DEEMING;
import static org.gongtong.core.decision.DecisionParameters.DEMAND;
import static org.gongtong.core.decision.DecisionParameters.DEVELOPER_STOCK_ONE_HEAD;
import static org.gongtong.core.decision.DecisionParameters.ELECTRONIC;
import static org.gongtong.core.decision.DecisionParameters.NOTICE;
import static org.gongtong.core.decision.DecisionParameters.PRECEDENCE;
import static org.gongtong.core.decision.DecisionParameters.SAME_OWNERS_ONE_HEAD;
import static org.gongtong.core.decision.DecisionParameters.SILENCE;

import java.util.List;
import java.util.Set;
import org.gongtong.core.decision.AreaRounding;
import org.gongtong.core.decision.BlankChoice;
import org.gongtong.core.decision.Deeming;
import org.gongtong.core.decision.ElectronicVoting;
import org.gongtong.core.decision.Precedence;
import org.gongtong.core.decision.Silence;
import org.gongtong.core.kernel.LocalizedText;
import org.gongtong.core.kernel.Threshold;
import org.gongtong.core.place.AreaBasis;
import org.gongtong.core.rules.Change;
import org.gongtong.core.rules.Citation;
import org.gongtong.core.rules.Edition;
import org.gongtong.core.rules.LegalPeriod;
import org.gongtong.core.rules.RuleId;

/** What all votes of owners share: how they are counted, how they run, how they are challenged. */
final class OwnersVoting {

  static final RuleId COUNTING_RULE = RuleId.of("cn.owners-vote.counting");
  static final RuleId PROCEDURE_RULE = RuleId.of("cn.owners-vote.procedure");
  static final RuleId CHALLENGE_RULE = RuleId.of("cn.owners-vote.challenge");

  private static final LocalizedText INTERPRETATION =
      LocalizedText.of(
          "最高人民法院关于审理建筑物区分所有权纠纷案件适用法律若干问题的解释",
          "Supreme People's Court, Interpretation on Condominium Ownership");

  private static final LocalizedText INTERPRETATION_DATE =
      LocalizedText.of(
          "条文据2020年修正文本；该修正自2021年1月1日起施行，此日期未见于所读文本。面积取整方式各地可另行规定",
          "read in the text amended in 2020; that the amendment is in force from 2021-01-01 does not"
              + " stand in the text read. Local ordinances may round areas");

  private static final LocalizedText CHALLENGE_DATE =
      LocalizedText.of(
          "自业主知道或者应当知道决定作出之日起算；2020年修正自2021年1月1日起施行，此日期未见于所读文本",
          "runs from when the owner knew or should have known of the decision; that the amendment"
              + " of 2020 is in force from 2021-01-01 does not stand in the text read");

  private static final LocalizedText PROCEDURE_SCOPE =
      LocalizedText.of(
          "出自条文的是：第14条会议召开15日以前通知，第13条20%以上业主提议。其余（参与的认定、空白票、未参与者、"
              + "多张票的取舍、电子投票、不得表决未公告事项）国家法律未作规定，为本规则包的默认值，地方规定与规约可另定。"
              + "条例2018年修订，第12条的表决比例已被民法典第278条取代，故本规则自2021年1月1日起适用",
          "the articles give notice 15 days before the meeting (14) and demand by 20% of owners (13)."
              + " The rest (what counts as taking part, blank ballots, silence, which ballot stands,"
              + " electronic voting, nothing unannounced) is in no national law: defaults of this"
              + " pack, which ordinances and compacts may set otherwise. The Regulations are of"
              + " 2018; Civil Code 278 replaced the ratios of their article 12, hence from"
              + " 2021-01-01");

  private OwnersVoting() {}

  static List<Edition> editions() {
    return List.of(counting(), procedure(), challenge());
  }

  private static Edition counting() {
    return begun(COUNTING_RULE, "业主人数与专有部分面积的计算", "how owners and floor areas are counted")
        .citing(
            new Citation(
                INTERPRETATION, "8, 9", Citation.Confidence.TEXT_READ, INTERPRETATION_DATE))
        .with(SAME_OWNERS_ONE_HEAD, true)
        .with(DEVELOPER_STOCK_ONE_HEAD, true)
        .with(AREA_ROUNDING, AreaRounding.EXACT, Change.FREE)
        .with(AREA_BASIS, List.of(AreaBasis.REGISTRY, AreaBasis.SURVEY, AreaBasis.CONTRACT))
        .build();
  }

  private static Edition procedure() {
    return begun(PROCEDURE_RULE, "业主共同决定的表决程序", "how a vote of owners runs")
        .citing(
            new Citation(
                LocalizedText.of("物业管理条例", "Regulations on Property Management"),
                "13, 14",
                Citation.Confidence.TEXT_READ,
                PROCEDURE_SCOPE))
        .with(NOTICE, LegalPeriod.days(15), Change.ONLY_STRICTER)
        .with(DEMAND, Threshold.atLeast(1, 5))
        .with(ANNOUNCED_ONLY, true, Change.FREE)
        .with(DEEMING, Set.of(Deeming.CAST), Change.FREE)
        .with(BLANK_CHOICE, BlankChoice.INVALID, Change.FREE)
        .with(SILENCE, Silence.NOT_PARTICIPATING, Change.FREE)
        .with(PRECEDENCE, Precedence.FIRST, Change.FREE)
        .with(ELECTRONIC, ElectronicVoting.ALLOWED, Change.FREE)
        .build();
  }

  private static Edition challenge() {
    return begun(CHALLENGE_RULE, "请求人民法院撤销决定的期限", "time to ask a court to annul a decision")
        .citing(new Citation(INTERPRETATION, "12", Citation.Confidence.TEXT_READ, CHALLENGE_DATE))
        .with(CHALLENGE, LegalPeriod.years(1))
        .build();
  }

  private static Edition.Draft begun(RuleId rule, String zh, String en) {
    return Edition.of(rule.value(), 1).in("cn").from("2021-01-01").titled(zh, en);
  }
}
