package org.gongtong.testkit.store;

import static org.gongtong.core.decision.DecisionParameters.APPROVAL_AREA;
import static org.gongtong.core.decision.DecisionParameters.APPROVAL_HEADS;
import static org.gongtong.core.decision.DecisionParameters.COUNTING;
import static org.gongtong.core.decision.DecisionParameters.DEVELOPER_STOCK_ONE_HEAD;
import static org.gongtong.core.decision.DecisionParameters.NOTICE;
import static org.gongtong.core.decision.DecisionParameters.PARTICIPATION_AREA;
import static org.gongtong.core.decision.DecisionParameters.PARTICIPATION_HEADS;
import static org.gongtong.core.decision.DecisionParameters.POSTING;
import static org.gongtong.core.decision.DecisionParameters.PRECEDENCE;
import static org.gongtong.core.decision.DecisionParameters.PROCEDURE;
import static org.gongtong.core.decision.DecisionParameters.SAME_OWNERS_ONE_HEAD;
import static org.gongtong.core.decision.DecisionParameters.WINDOW_MAXIMUM;
import static org.gongtong.core.decision.DecisionParameters.WINDOW_MINIMUM;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gongtong.core.decision.Precedence;
import org.gongtong.core.kernel.Threshold;
import org.gongtong.core.rules.Change;
import org.gongtong.core.rules.Citation;
import org.gongtong.core.rules.Edition;
import org.gongtong.core.rules.EditionSource;
import org.gongtong.core.rules.HolidayYear;
import org.gongtong.core.rules.LegalPeriod;
import org.gongtong.core.rules.Parameter;
import org.gongtong.core.rules.RuleBook;
import org.gongtong.core.rules.RuleId;
import org.gongtong.core.rules.ScopeCode;
import org.gongtong.core.rules.Setting;

/**
 * The rules of an invented land, where contracts vote: 15 days of notice, one to thirty days to
 * vote, two thirds take part, more than half of them agree, the first ballot stands, 15 days of
 * posting. Confined to one thread.
 */
public final class SampleRules {

  /** The land. */
  public static final ScopeCode LAND = ScopeCode.of("xx");

  /** The matter that is voted on. */
  public static final RuleId MATTER = RuleId.of("xx.matter");

  private final Map<Parameter<?>, Setting<?>> procedure = new LinkedHashMap<>();

  public SampleRules() {
    with(NOTICE, LegalPeriod.days(15));
    with(WINDOW_MINIMUM, LegalPeriod.days(1));
    with(WINDOW_MAXIMUM, LegalPeriod.days(30));
    with(POSTING, LegalPeriod.days(15));
    with(PRECEDENCE, Precedence.FIRST);
  }

  /** Another value of the procedure. */
  public <T> SampleRules with(Parameter<T> parameter, T value) {
    procedure.put(parameter, setting(parameter, value));
    return this;
  }

  /** The rules as a rule book. */
  public RuleBook book() {
    List<Setting<?>> matter =
        List.of(
            setting(PROCEDURE, RuleId.of("xx.procedure")),
            setting(COUNTING, RuleId.of("xx.counting")),
            setting(PARTICIPATION_HEADS, Threshold.atLeast(2, 3)),
            setting(PARTICIPATION_AREA, Threshold.atLeast(2, 3)),
            setting(APPROVAL_HEADS, Threshold.MAJORITY),
            setting(APPROVAL_AREA, Threshold.MAJORITY));
    List<Setting<?>> counting =
        List.of(setting(SAME_OWNERS_ONE_HEAD, true), setting(DEVELOPER_STOCK_ONE_HEAD, true));
    List<Edition> editions =
        List.of(
            edition(MATTER.value(), matter),
            edition("xx.procedure", List.copyOf(procedure.values())),
            edition("xx.counting", counting));
    HolidayYear year =
        new HolidayYear(LAND, 2026, Set.of(), Set.of(), Citation.read("通知", "notice", "1"));
    return RuleBook.of(List.of(new EditionSource("xx", "1.0.0", editions, List.of(year))));
  }

  private static <T> Setting<T> setting(Parameter<T> parameter, T value) {
    return new Setting<>(parameter, value, Change.FIXED);
  }

  private static Edition edition(String id, List<Setting<?>> settings) {
    return Edition.of(id, 1)
        .in(LAND.code())
        .from("2021-01-01")
        .titled("规则", "rule")
        .citing(Citation.read("法", "Law", "1"))
        .withAllOf(settings)
        .build();
  }
}
