package org.gongtong.core.timebank.service;

import static org.gongtong.core.rules.ParameterType.countFrom;
import static org.gongtong.core.rules.ParameterType.flag;
import static org.gongtong.core.rules.ParameterType.setOf;
import static org.gongtong.core.rules.ParameterType.terms;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gongtong.core.kernel.LocalizedText;
import org.gongtong.core.people.MandateKind;
import org.gongtong.core.rules.Parameter;

/**
 * Everything a rule pack sets about services: one rule, the country's code and {@value
 * #RULE_OF_PLACE}, whichever policy a bank has chosen. Narrower scopes lay theirs over it. A place
 * needs all of them.
 */
public final class ServiceParameters {

  /** What comes after the country's code in the id of the rule. */
  public static final String RULE_OF_PLACE = ".time-bank.services";

  private ServiceParameters() {}

  /** The services there are. */
  public static final Parameter<Map<String, LocalizedText>> CATEGORIES =
      Parameter.of("timebank.service.categories", terms(), "服务目录", "services there are");

  /** Most minutes of a visit; the figure itself is allowed. */
  public static final Parameter<Integer> LONGEST_MINUTES =
      Parameter.of(
          "timebank.service.longest", countFrom(1), "一次服务的最长分钟数（含）", "most minutes of a visit");

  /** Whether several may help one receiver at the same time. */
  public static final Parameter<Boolean> SEVERAL_PROVIDERS =
      Parameter.of(
          "timebank.service.several", flag(), "可由多人同时服务一人", "several may help one at a time");

  /** How long before its beginning a visit is called off in time, in minutes. */
  public static final Parameter<Integer> CANCEL_NOTICE =
      Parameter.of(
          "timebank.service.cancel-notice",
          countFrom(0),
          "及时取消须提前的分钟数",
          "minutes before the beginning to call a visit off in time");

  /** How long one waits for the other side, in minutes. */
  public static final Parameter<Integer> GRACE =
      Parameter.of(
          "timebank.service.grace", countFrom(0), "等候对方的分钟数", "minutes to wait for the other side");

  /** How long a code can be scanned, in seconds. */
  public static final Parameter<Integer> TOKEN_SECONDS =
      Parameter.of("timebank.service.code", countFrom(1), "签到码的有效秒数", "seconds a code is valid");

  /** For how many whole days after its end an appointment waits for a visit to be recorded. */
  public static final Parameter<Integer> LAPSE_DAYS =
      Parameter.of(
          "timebank.service.lapse",
          countFrom(0),
          "预约结束后等待登记的天数",
          "days in which a visit may still be recorded");

  /** Below which age in completed years guardians agree and confirm. */
  public static final Parameter<Integer> GUARDIAN_BELOW =
      Parameter.of(
          "timebank.service.guardian-below",
          countFrom(0),
          "须由监护人同意和确认的周岁年龄（不含）",
          "age below which a guardian agrees and confirms");

  /** Whose mandates allow to record visits. */
  public static final Parameter<Set<MandateKind>> RECORDERS =
      Parameter.of(
          "timebank.service.recorders",
          setOf(MandateKind.class),
          "可登记签到签退的任职",
          "who records visits");

  /** Whose mandates allow to mediate and to decide disputes. */
  public static final Parameter<Set<MandateKind>> MEDIATORS =
      Parameter.of(
          "timebank.service.mediators",
          setOf(MandateKind.class),
          "可调解和裁定的任职",
          "who decides disputes");

  /** How much nearness counts among matches, 0 to 100. */
  public static final Parameter<Integer> NEAR = weight("near", "距离", "nearness");

  /** How much skills count among matches, 0 to 100. */
  public static final Parameter<Integer> SKILLS = weight("skills", "技能", "skills");

  /** How much it counts that the time wished for is covered, 0 to 100. */
  public static final Parameter<Integer> AVAILABILITY = weight("availability", "时间", "time");

  /** How much it counts that somebody has waited, 0 to 100. */
  public static final Parameter<Integer> WAITING = weight("waiting", "等候", "waiting");

  /** Every parameter, for reading stored rules back and for the reference. */
  public static final List<Parameter<?>> ALL =
      List.of(
          CATEGORIES,
          LONGEST_MINUTES,
          SEVERAL_PROVIDERS,
          CANCEL_NOTICE,
          GRACE,
          TOKEN_SECONDS,
          LAPSE_DAYS,
          GUARDIAN_BELOW,
          RECORDERS,
          MEDIATORS,
          NEAR,
          SKILLS,
          AVAILABILITY,
          WAITING);

  private static Parameter<Integer> weight(String name, String zh, String en) {
    return Parameter.of(
        "timebank.match." + name,
        countFrom(0),
        "匹配中" + zh + "的权重",
        "weight of " + en + " among matches");
  }
}
