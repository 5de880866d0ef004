package org.gongtong.core.decision;

import static org.gongtong.core.rules.ParameterType.choice;
import static org.gongtong.core.rules.ParameterType.count;
import static org.gongtong.core.rules.ParameterType.flag;
import static org.gongtong.core.rules.ParameterType.orderOf;
import static org.gongtong.core.rules.ParameterType.period;
import static org.gongtong.core.rules.ParameterType.rule;
import static org.gongtong.core.rules.ParameterType.setOf;
import static org.gongtong.core.rules.ParameterType.text;
import static org.gongtong.core.rules.ParameterType.threshold;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.gongtong.core.kernel.Threshold;
import org.gongtong.core.place.AreaBasis;
import org.gongtong.core.rules.LegalPeriod;
import org.gongtong.core.rules.Parameter;
import org.gongtong.core.rules.RuleId;

/**
 * Everything a rule pack can set about decisions. Three kinds of rule use them: a <em>matter</em>
 * (thresholds, method, and which procedure and counting rule it follows), a <em>procedure</em>
 * (notice, window, posting, channels) and a <em>counting</em> rule (heads and areas). Meetings have
 * a rule each.
 */
public final class DecisionParameters {

  private DecisionParameters() {}

  // matters

  /** Share of the roll's heads that must take part. */
  public static final Parameter<Threshold> PARTICIPATION_HEADS =
      strict("participation.heads", "参与表决的人数占比", "share of heads that take part");

  /** Share of the roll's area that must take part. */
  public static final Parameter<Threshold> PARTICIPATION_AREA =
      strict("participation.area", "参与表决的专有部分面积占比", "share of floor area that takes part");

  /** Share of heads that must agree. */
  public static final Parameter<Threshold> APPROVAL_HEADS =
      strict("approval.heads", "同意的人数占比", "share of heads that agree");

  /** Share of area that must agree. */
  public static final Parameter<Threshold> APPROVAL_AREA =
      strict("approval.area", "同意的专有部分面积占比", "share of floor area that agrees");

  /** Of whom the approval is a share. */
  public static final Parameter<ApprovalBase> APPROVAL_BASE =
      Parameter.of(
          "approval.base",
          choice(ApprovalBase.class),
          "同意占比的基数",
          "what the approval is a share of");

  /** How the decision comes about. */
  public static final Parameter<DecisionMethod> METHOD =
      Parameter.of("method", choice(DecisionMethod.class), "决定方式", "how it is decided");

  /** Greatest share of the roll's heads that may object. */
  public static final Parameter<Threshold> OBJECTION_HEADS =
      Parameter.of(
          "objection.heads", threshold(), "异议的人数占比上限", "greatest share of heads that may object");

  /** Greatest share of the roll's area that may object. */
  public static final Parameter<Threshold> OBJECTION_AREA =
      Parameter.of(
          "objection.area", threshold(), "异议的面积占比上限", "greatest share of area that may object");

  /** Whether the compact must provide for this way of deciding. */
  public static final Parameter<Boolean> COMPACT_MUST_ALLOW =
      Parameter.of("compact.must-allow", flag(), "须由管理规约约定", "the compact must provide for it");

  /** Why lawyers doubt it; shown to people. */
  public static final Parameter<String> LEGAL_RISK =
      Parameter.of("legal-risk", text(), "法律风险提示", "legal risk");

  /** The procedure the matter follows. */
  public static final Parameter<RuleId> PROCEDURE =
      Parameter.of("procedure", rule(), "适用的程序规则", "the procedure it follows");

  /** The counting rule the matter follows. */
  public static final Parameter<RuleId> COUNTING =
      Parameter.of("counting", rule(), "适用的计票规则", "the counting rule it follows");

  // counting

  /** Whether all parts of the same owners count as one head. */
  public static final Parameter<Boolean> SAME_OWNERS_ONE_HEAD =
      Parameter.of(
          "heads.same-owners-one",
          flag(),
          "同一买受人的多个专有部分按一人计算",
          "parts of the same owners are one head");

  /** Whether the developer's unsold and undelivered parts count as one head. */
  public static final Parameter<Boolean> DEVELOPER_STOCK_ONE_HEAD =
      Parameter.of(
          "heads.developer-stock-one",
          flag(),
          "建设单位未售及未交付部分按一人计算",
          "the developer's stock is one head");

  /** How an area becomes a weight. */
  public static final Parameter<AreaRounding> AREA_ROUNDING =
      Parameter.of(
          "area.rounding", choice(AreaRounding.class), "面积计票的取整方式", "how areas are rounded");

  /** Which record of an area counts, the best first. */
  public static final Parameter<List<AreaBasis>> AREA_BASIS =
      Parameter.of(
          "area.basis", orderOf(AreaBasis.class), "面积依据的先后次序", "which record of an area counts");

  // procedure

  /** How long before the vote it must be announced. */
  public static final Parameter<LegalPeriod> NOTICE =
      longest("notice", "会议公告期", "notice before the vote");

  /** How long before an extraordinary meeting it must be announced. */
  public static final Parameter<LegalPeriod> EXTRAORDINARY_NOTICE =
      longest("notice.extraordinary", "临时会议公告期", "notice before an extraordinary vote");

  /** How long the vote stays open at least. */
  public static final Parameter<LegalPeriod> WINDOW_MINIMUM =
      longest("window.minimum", "投票期最短时限", "shortest time the vote is open");

  /** How long the vote stays open at most. */
  public static final Parameter<LegalPeriod> WINDOW_MAXIMUM =
      Parameter.of("window.maximum", period(), "投票期最长时限", "longest time the vote is open");

  /** Within which time the result must be published. */
  public static final Parameter<LegalPeriod> RESULT_WITHIN =
      Parameter.of("result.within", period(), "公布结果的期限", "time to publish the result");

  /** How long the result stays posted. */
  public static final Parameter<LegalPeriod> POSTING =
      longest("result.posting", "结果公示期", "how long the result is posted");

  /** How long a decision can be challenged in court. */
  public static final Parameter<LegalPeriod> CHALLENGE =
      Parameter.of("challenge", period(), "请求撤销的期限", "time to challenge it in court");

  /** Share of heads that may demand an extraordinary meeting. */
  public static final Parameter<Threshold> DEMAND =
      Parameter.of("demand", threshold(), "提议召开临时会议的占比", "share that may demand a meeting");

  /** Whether only what was announced may be decided. */
  public static final Parameter<Boolean> ANNOUNCED_ONLY =
      Parameter.of("announced-only", flag(), "不得表决未公告的事项", "only what was announced is decided");

  /** What counts as taking part. */
  public static final Parameter<Set<Deeming>> DEEMING =
      Parameter.of("deeming", setOf(Deeming.class), "视为参与表决的情形", "what counts as taking part");

  /** What a ballot without a choice is. */
  public static final Parameter<BlankChoice> BLANK_CHOICE =
      Parameter.of(
          "blank-choice", choice(BlankChoice.class), "未作选择的表决票", "a ballot without a choice");

  /** How those are counted who do not vote. */
  public static final Parameter<Silence> SILENCE =
      Parameter.of("silence", choice(Silence.class), "未参与表决者的计票方式", "how silence is counted");

  /** How many parties one person may vote for by proxy; absent means no cap. */
  public static final Parameter<Integer> PROXY_CAP =
      Parameter.of("proxy.cap", count(), "一名代理人接受委托的上限", "how many parties a proxy may act for");

  /** Whether a written proxy must state until when it runs; not where nothing is said. */
  public static final Parameter<Boolean> PROXY_PERIOD_STATED =
      Parameter.of(
              "proxy.period-stated",
              flag(),
              "委托书须载明期限",
              "a written proxy states until when it runs")
          .strictestLast(Comparator.naturalOrder());

  /** Which of several ballots stands. */
  public static final Parameter<Precedence> PRECEDENCE =
      Parameter.of(
          "precedence", choice(Precedence.class), "同一业主多张票的取舍", "which of several ballots stands");

  /** Which place electronic voting has. */
  public static final Parameter<ElectronicVoting> ELECTRONIC =
      Parameter.of("electronic", choice(ElectronicVoting.class), "电子投票", "electronic voting");

  /**
   * To whom the files of a recount are given; {@link BundleHolder#DEFAULT} where nothing is said.
   */
  public static final Parameter<Set<BundleHolder>> RECOUNT_BUNDLE =
      Parameter.of(
              "recount.bundle",
              setOf(BundleHolder.class),
              "重新计票文件提供给谁",
              "to whom the files of a recount are given")
          .strictestLast(BundleHolder::stricter);

  // meetings of residents

  /** Share of the members that must be present. */
  public static final Parameter<Threshold> QUORUM =
      strict("meeting.quorum", "到会人数占比", "share of members present");

  /** Share of those present that must agree. */
  public static final Parameter<Threshold> MAJORITY =
      strict("meeting.majority", "到会人员同意占比", "share of those present that agree");

  /** Share of an assembly's members that must be elected representatives. */
  public static final Parameter<Threshold> REPRESENTATIVES_SHARE =
      strict(
          "meeting.representatives-share",
          "居民代表在组成人员中的占比",
          "share of members who are representatives");

  /** Share of residents who may demand a meeting. */
  public static final Parameter<Threshold> DEMAND_RESIDENTS =
      Parameter.of(
          "demand.residents", threshold(), "居民提议占比", "share of residents who may demand it");

  /** Share of households who may demand a meeting. */
  public static final Parameter<Threshold> DEMAND_HOUSEHOLDS =
      Parameter.of(
          "demand.households", threshold(), "户代表提议占比", "share of households who may demand it");

  /** Share of residents' groups who may demand a meeting. */
  public static final Parameter<Threshold> DEMAND_GROUPS =
      Parameter.of(
          "demand.groups", threshold(), "居民小组提议占比", "share of residents' groups who may demand it");

  /** Share of representatives who may demand a meeting. */
  public static final Parameter<Threshold> DEMAND_REPRESENTATIVES =
      Parameter.of(
          "demand.representatives",
          threshold(),
          "居民代表提议占比",
          "share of representatives who may demand it");

  /** Share of the votes cast that a candidate of a second round must have at least. */
  public static final Parameter<Threshold> SECOND_ROUND =
      Parameter.of(
          "election.second-round", threshold(), "另行选举的最低得票占比", "least share in a second round");

  /** Who votes in an election. */
  public static final Parameter<ElectionBasis> ELECTION_BASIS =
      Parameter.of("election.basis", choice(ElectionBasis.class), "选举方式", "who votes");

  /** Whether nobody may learn how anybody voted. */
  public static final Parameter<Boolean> SECRET_BALLOT =
      Parameter.of("election.secret", flag(), "无记名投票", "the ballot is secret");

  /** Whether there must be more candidates than seats. */
  public static final Parameter<Boolean> CANDIDATES_EXCEED_SEATS =
      Parameter.of(
          "election.candidates-exceed-seats",
          flag(),
          "候选人的名额多于应选名额",
          "there are more candidates than seats");

  /** How long the list of voters may be objected to. */
  public static final Parameter<LegalPeriod> LIST_OBJECTION =
      Parameter.of(
          "election.list-objection", period(), "对选民名单提出申诉的期限", "time to object to the list");

  /** How long the answer to an objection to the list may take. */
  public static final Parameter<LegalPeriod> LIST_ANSWER =
      Parameter.of("election.list-answer", period(), "处理申诉的期限", "time to answer an objection");

  /** With whom compacts are filed. */
  public static final Parameter<String> FILING =
      Parameter.of("filing", text(), "备案机关", "with whom it is filed");

  /** Every parameter, for reading stored rules back and for the reference. */
  public static final List<Parameter<?>> ALL =
      List.of(
          PARTICIPATION_HEADS,
          PARTICIPATION_AREA,
          APPROVAL_HEADS,
          APPROVAL_AREA,
          APPROVAL_BASE,
          METHOD,
          OBJECTION_HEADS,
          OBJECTION_AREA,
          COMPACT_MUST_ALLOW,
          LEGAL_RISK,
          PROCEDURE,
          COUNTING,
          SAME_OWNERS_ONE_HEAD,
          DEVELOPER_STOCK_ONE_HEAD,
          AREA_ROUNDING,
          AREA_BASIS,
          NOTICE,
          EXTRAORDINARY_NOTICE,
          WINDOW_MINIMUM,
          WINDOW_MAXIMUM,
          RESULT_WITHIN,
          POSTING,
          CHALLENGE,
          DEMAND,
          ANNOUNCED_ONLY,
          DEEMING,
          BLANK_CHOICE,
          SILENCE,
          PROXY_CAP,
          PROXY_PERIOD_STATED,
          PRECEDENCE,
          ELECTRONIC,
          RECOUNT_BUNDLE,
          QUORUM,
          MAJORITY,
          REPRESENTATIVES_SHARE,
          DEMAND_RESIDENTS,
          DEMAND_HOUSEHOLDS,
          DEMAND_GROUPS,
          DEMAND_REPRESENTATIVES,
          SECOND_ROUND,
          ELECTION_BASIS,
          SECRET_BALLOT,
          CANDIDATES_EXCEED_SEATS,
          LIST_OBJECTION,
          LIST_ANSWER,
          FILING);

  private static Parameter<Threshold> strict(String name, String zh, String en) {
    return Parameter.of(name, threshold(), zh, en).strictestLast(Comparator.naturalOrder());
  }

  private static Parameter<LegalPeriod> longest(String name, String zh, String en) {
    return Parameter.of(name, period(), zh, en)
        .strictestLast(Comparator.comparingInt(LegalPeriod::roughDays));
  }
}
