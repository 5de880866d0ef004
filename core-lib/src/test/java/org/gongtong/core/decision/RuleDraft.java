package org.gongtong.core.decision;

import static org.gongtong.core.decision.DecisionParameters.APPROVAL_AREA;
import static org.gongtong.core.decision.DecisionParameters.APPROVAL_HEADS;
import static org.gongtong.core.decision.DecisionParameters.COUNTING;
import static org.gongtong.core.decision.DecisionParameters.DEVELOPER_STOCK_ONE_HEAD;
import static org.gongtong.core.decision.DecisionParameters.PARTICIPATION_AREA;
import static org.gongtong.core.decision.DecisionParameters.PARTICIPATION_HEADS;
import static org.gongtong.core.decision.DecisionParameters.PROCEDURE;
import static org.gongtong.core.decision.DecisionParameters.SAME_OWNERS_ONE_HEAD;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gongtong.core.kernel.Threshold;
import org.gongtong.core.rules.Change;
import org.gongtong.core.rules.Citation;
import org.gongtong.core.rules.Edition;
import org.gongtong.core.rules.EditionSource;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.Parameter;
import org.gongtong.core.rules.RuleBook;
import org.gongtong.core.rules.RuleId;
import org.gongtong.core.rules.ScopeCode;
import org.gongtong.core.rules.Setting;

/**
 * The rules of an invented land, resolved as those of a pack are. As it begins: two thirds take
 * part, more than half of them agree, same owners are one head, the developer's stock is one head.
 */
public final class RuleDraft {

  private final Map<Parameter<?>, Setting<?>> matter = new LinkedHashMap<>();
  private final Map<Parameter<?>, Setting<?>> procedure = new LinkedHashMap<>();
  private final Map<Parameter<?>, Setting<?>> counting = new LinkedHashMap<>();

  public RuleDraft() {
    matter(PROCEDURE, RuleId.of("xx.procedure"));
    matter(COUNTING, RuleId.of("xx.counting"));
    matter(PARTICIPATION_HEADS, Threshold.atLeast(2, 3));
    matter(PARTICIPATION_AREA, Threshold.atLeast(2, 3));
    matter(APPROVAL_HEADS, Threshold.MAJORITY);
    matter(APPROVAL_AREA, Threshold.MAJORITY);
    counting(SAME_OWNERS_ONE_HEAD, true);
    counting(DEVELOPER_STOCK_ONE_HEAD, true);
  }

  <T> RuleDraft matter(Parameter<T> parameter, T value) {
    matter.put(parameter, new Setting<>(parameter, value, Change.FIXED));
    return this;
  }

  RuleDraft without(Parameter<?> parameter) {
    matter.remove(parameter);
    counting.remove(parameter);
    return this;
  }

  public <T> RuleDraft procedure(Parameter<T> parameter, T value) {
    procedure.put(parameter, new Setting<>(parameter, value, Change.FIXED));
    return this;
  }

  <T> RuleDraft counting(Parameter<T> parameter, T value) {
    counting.put(parameter, new Setting<>(parameter, value, Change.FIXED));
    return this;
  }

  public DecisionRule rule() {
    return resolve().orThrow();
  }

  Outcome<DecisionRule> resolve() {
    List<Edition> editions =
        List.of(
            edition("xx.matter", matter),
            edition("xx.procedure", procedure),
            edition("xx.counting", counting));
    RuleBook book = RuleBook.of(List.of(new EditionSource("xx", "1.0.0", editions, List.of())));
    return DecisionRule.resolve(
        book, RuleId.of("xx.matter"), ScopeCode.of("xx"), LocalDate.of(2026, 3, 1));
  }

  private static Edition edition(String id, Map<Parameter<?>, Setting<?>> settings) {
    return Edition.of(id, 1)
        .in("xx")
        .from("2021-01-01")
        .titled("规则", "rule")
        .citing(Citation.read("法", "Law", "1"))
        .withAllOf(List.copyOf(settings.values()))
        .build();
  }
}
