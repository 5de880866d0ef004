package org.gongtong.testkit;

import java.time.LocalDate;
import org.gongtong.core.rules.Parameter;
import org.gongtong.core.rules.RuleId;
import org.gongtong.core.rules.ScopeCode;

/**
 * What the author of a pack knows the law to say: a rule, a place, a day, a parameter and its
 * value, base packs included. Immutable.
 *
 * @param rule which rule
 * @param scope where
 * @param day on which day
 * @param parameter which of its parameters
 * @param expected the value
 * @param <T> the type of the value
 */
public record RuleCase<T>(
    RuleId rule, ScopeCode scope, LocalDate day, Parameter<T> parameter, T expected) {

  /**
   * {@code RuleCase.of("cn.civil-code.278.4", "cn-99", "2026-03-01", NOTICE_PERIOD,
   * LegalPeriod.days(30))}.
   */
  public static <T> RuleCase<T> of(
      String rule, String scope, String day, Parameter<T> parameter, T expected) {
    return new RuleCase<>(
        RuleId.of(rule), ScopeCode.of(scope), LocalDate.parse(day), parameter, expected);
  }
}
