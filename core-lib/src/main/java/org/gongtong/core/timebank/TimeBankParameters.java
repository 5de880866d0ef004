package org.gongtong.core.timebank;

import static org.gongtong.core.rules.ParameterType.choice;
import static org.gongtong.core.rules.ParameterType.countFrom;
import static org.gongtong.core.rules.ParameterType.flag;
import static org.gongtong.core.rules.ParameterType.period;
import static org.gongtong.core.rules.ParameterType.scope;
import static org.gongtong.core.rules.ParameterType.setOf;
import static org.gongtong.core.rules.ParameterType.terms;
import static org.gongtong.core.rules.ParameterType.word;
import static org.gongtong.core.rules.ParameterType.written;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gongtong.core.kernel.LocalizedText;
import org.gongtong.core.rules.LegalPeriod;
import org.gongtong.core.rules.Parameter;
import org.gongtong.core.rules.ScopeCode;

/**
 * Everything a rule pack can set about a time bank. A policy needs {@link #NAME}, {@link
 * #COIN_MINUTES}, {@link #ROUNDING} and {@link #GROUPS_DONATE_ONLY}, and with a lifetime cap {@link
 * #OVERFLOW}. What it leaves out holds for nobody: no cap, no limit, no expiry, no gifts.
 */
public final class TimeBankParameters {

  private TimeBankParameters() {}

  /** The name by which people choose the policy. */
  public static final Parameter<String> NAME =
      Parameter.of("timebank.name", word(), "政策代号", "name of the policy");

  /** How many minutes a coin is worth. */
  public static final Parameter<Integer> COIN_MINUTES =
      minutes("timebank.coin", 1, "一个时间币折合的时长", "what a coin is worth");

  /** How the minutes of a service become those that are credited, once, at its confirmation. */
  public static final Parameter<Rounding> ROUNDING =
      Parameter.of(
          "timebank.rounding", choice(Rounding.class), "服务时长的取整规则", "rounding of a service");

  /** Whether time may not be turned into money or goods. */
  public static final Parameter<Boolean> NOT_CONVERTIBLE =
      Parameter.of(
          "timebank.not-convertible",
          flag(),
          "志愿服务无偿，时间不得兑换现金或收取费用",
          "volunteering is unpaid: time is turned into no money, and nobody is charged");

  /** Most minutes that somebody earns on a day; the cap itself is allowed. */
  public static final Parameter<Integer> DAILY_CAP =
      cap("timebank.cap.daily", "每日可获得时长的上限（含）", "most that is earned on a day");

  /** Most minutes that a person keeps of all services ever; the cap itself is allowed. */
  public static final Parameter<Integer> LIFETIME_CAP =
      cap("timebank.cap.lifetime", "累计可保留时长的上限（含）", "most that is kept in a lifetime");

  /** What becomes of time beyond the lifetime's cap. */
  public static final Parameter<TransferPolicy.Overflow> OVERFLOW =
      Parameter.of(
          "timebank.cap.overflow",
          choice(TransferPolicy.Overflow.class),
          "超出累计上限的部分",
          "what is beyond the lifetime cap");

  /** How far below zero a person's account may go; the limit itself is allowed. */
  public static final Parameter<Integer> OVERDRAFT =
      cap("timebank.limit.below", "账户可透支的时长（含）", "how far an account may go below zero");

  /** How far above zero a person's account may go; the limit itself is allowed. */
  public static final Parameter<Integer> CEILING =
      cap("timebank.limit.above", "账户余额的上限（含）", "how far an account may go above zero");

  /** Whether a group may do nothing with its time but donate it. */
  public static final Parameter<Boolean> GROUPS_DONATE_ONLY =
      Parameter.of("timebank.groups.donate-only", flag(), "团队账户的时间只能捐赠", "groups only donate");

  /** From which age on, in completed years, time may be spent on services. */
  public static final Parameter<Integer> REDEEM_AGE =
      age("timebank.redeem.age", "可兑换服务的周岁年龄（含）", "age from which time is spent on services");

  /** Whether it is enough that the spouse is of that age. */
  public static final Parameter<Boolean> REDEEM_SPOUSE_COUNTS =
      Parameter.of(
          "timebank.redeem.spouse", flag(), "配偶达到年龄即可兑换", "a spouse of that age is enough");

  /** What the receiver of a gift may be to the giver. */
  public static final Parameter<Set<Relation>> GIFT_RELATIONS =
      Parameter.of("timebank.gift.relations", setOf(Relation.class), "可赠与的亲属", "who may get gifts");

  /** From which age on, in completed years, somebody serves as a volunteer. */
  public static final Parameter<Integer> SERVE_AGE =
      age("timebank.serve.age", "可提供服务的周岁年龄（含）", "age from which one serves");

  /** The same for women, where a text has another figure for them. */
  public static final Parameter<Integer> SERVE_AGE_WOMEN =
      age("timebank.serve.age-women", "女性可提供服务的周岁年龄（含）", "age from which women serve");

  /** Up to which age, in completed years, somebody serves; the age itself counts. */
  public static final Parameter<Integer> SERVE_AGE_MOST =
      age("timebank.serve.age-most", "可提供服务的最高周岁年龄（含）", "age up to which one serves");

  /** Whether the younger serve with a guardian. */
  public static final Parameter<Boolean> SERVE_WITH_GUARDIAN =
      Parameter.of(
          "timebank.serve.with-guardian",
          flag(),
          "未达年龄的学生可由监护人陪同服务",
          "pupils below that age serve with a guardian");

  /** What may be attested of members because classes of those in need ask for it, by codes. */
  public static final Parameter<Map<String, LocalizedText>> GRANT_CIRCUMSTANCES =
      Parameter.of(
          "timebank.grant.circumstances",
          terms(),
          "发放时间所依据的情况",
          "circumstances on which grants of time rest");

  /** Who is granted time, those who need it most first; anybody where a policy does not say. */
  public static final Parameter<List<GrantClass>> GRANT_CLASSES =
      Parameter.of(
          "timebank.grant.classes",
          written("classes of those in need", GrantClass::write, GrantClass::read),
          "发放时间的优先类别（由先到后）",
          "classes to whom time is granted, the first before the others");

  /** With how many minutes a public care home is open to whoever saved them. */
  public static final Parameter<Integer> CARE_HOME =
      minutes("timebank.care-home", 1, "可入住公办养老机构的累计时长（含）", "what opens a public care home");

  /** How long earned time lasts. */
  public static final Parameter<LegalPeriod> EXPIRY =
      Parameter.of("timebank.expiry", period(), "时间的有效期", "how long time lasts");

  /** Where time goes that has not lasted; to the pool where a policy does not say. */
  public static final Parameter<AccountTerms.Expired> EXPIRED =
      Parameter.of(
          "timebank.expired",
          choice(AccountTerms.Expired.class),
          "到期的时间",
          "where expired time goes");

  /** What becomes of the time of somebody who dies. */
  public static final Parameter<AccountTerms.Succession> SUCCESSION =
      Parameter.of(
          "timebank.succession",
          choice(AccountTerms.Succession.class),
          "身故后的时间",
          "what becomes of the time of the dead");

  /** Whose services are credited; every kind of account where a policy does not say. */
  public static final Parameter<Set<AccountKind>> KINDS_SERVING =
      kinds("timebank.kinds.serving", "可获得时间的账户类别", "kinds of account that earn");

  /** Who gets gifts and grants; persons and households where a policy does not say. */
  public static final Parameter<Set<AccountKind>> KINDS_RECEIVING =
      kinds("timebank.kinds.receiving", "可受赠和领取时间的账户类别", "kinds that get gifts and grants");

  /** Who only donates, beside groups; organisations as groups where a policy does not say. */
  public static final Parameter<Set<AccountKind>> KINDS_DONATING_ONLY =
      kinds("timebank.kinds.donating-only", "时间只能捐赠的账户类别", "kinds that only donate");

  /** After how many days a service is confirmed that nobody has objected to. */
  public static final Parameter<LegalPeriod> AUTO_CONFIRM =
      Parameter.of(
          "timebank.auto-confirm", period(), "逾期视为确认的期限", "when silence confirms a service");

  /** How far from home somebody is offered services, in metres. */
  public static final Parameter<Integer> RADIUS_METRES =
      Parameter.of("timebank.radius", countFrom(1), "服务半径（米）", "service radius in metres");

  /** Within which area time is taken by every community. */
  public static final Parameter<ScopeCode> SETTLEMENT_AREA =
      Parameter.of(
          "timebank.settlement-area", scope(), "通存通兑的范围", "where time is taken everywhere");

  /** What time goes to other communities of that area for, and comes from there. */
  public static final Parameter<Set<SettlementPurpose>> SETTLEMENT_PURPOSES =
      Parameter.of(
          "timebank.settlement-purposes",
          setOf(SettlementPurpose.class),
          "可与其他社区结算的事项",
          "what is settled with other communities");

  /** Every parameter, for reading stored rules back and for the reference. */
  public static final List<Parameter<?>> ALL =
      List.of(
          NAME,
          COIN_MINUTES,
          ROUNDING,
          NOT_CONVERTIBLE,
          DAILY_CAP,
          LIFETIME_CAP,
          OVERFLOW,
          OVERDRAFT,
          CEILING,
          GROUPS_DONATE_ONLY,
          REDEEM_AGE,
          REDEEM_SPOUSE_COUNTS,
          GIFT_RELATIONS,
          SERVE_AGE,
          SERVE_AGE_WOMEN,
          SERVE_AGE_MOST,
          SERVE_WITH_GUARDIAN,
          GRANT_CIRCUMSTANCES,
          GRANT_CLASSES,
          CARE_HOME,
          EXPIRY,
          EXPIRED,
          SUCCESSION,
          KINDS_SERVING,
          KINDS_RECEIVING,
          KINDS_DONATING_ONLY,
          AUTO_CONFIRM,
          RADIUS_METRES,
          SETTLEMENT_AREA,
          SETTLEMENT_PURPOSES);

  /** Those whose values are minutes. */
  static final Set<Parameter<Integer>> MINUTES =
      Set.of(COIN_MINUTES, DAILY_CAP, LIFETIME_CAP, OVERDRAFT, CEILING, CARE_HOME);

  private static Parameter<Integer> minutes(String name, int least, String zh, String en) {
    return Parameter.of(name, countFrom(least), zh, en);
  }

  /** The lower one is the stricter. */
  private static Parameter<Integer> cap(String name, String zh, String en) {
    return minutes(name, 0, zh, en).strictestLast(Comparator.reverseOrder());
  }

  private static Parameter<Set<AccountKind>> kinds(String name, String zh, String en) {
    return Parameter.of(name, setOf(AccountKind.class), zh, en);
  }

  private static Parameter<Integer> age(String name, String zh, String en) {
    return Parameter.of(name, countFrom(0), zh, en);
  }
}
