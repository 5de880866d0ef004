package org.gongtong.core.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.gongtong.core.kernel.DateRange;
import org.gongtong.core.kernel.LocalizedText;
import org.jspecify.annotations.Nullable;

/**
 * What one text of law says about one rule in one scope while it is in force. Never edited once
 * released: an amendment is a new edition with a higher number. Immutable.
 *
 * @param rule which rule
 * @param number 1, 2, 3… within the rule and scope
 * @param scope where it holds
 * @param inForce on which days
 * @param title what people call it
 * @param citation where it is written
 * @param settings its parameters; each at most once
 */
public record Edition(
    RuleId rule,
    int number,
    ScopeCode scope,
    DateRange inForce,
    LocalizedText title,
    Citation citation,
    List<Setting<?>> settings) {

  /**
   * @throws IllegalArgumentException if the number is below 1 or a parameter is set twice
   */
  public Edition {
    settings = List.copyOf(settings);
    if (number < 1) {
      throw new IllegalArgumentException("editions are numbered from 1: " + rule);
    }
    Set<Parameter<?>> seen = new HashSet<>();
    for (Setting<?> setting : settings) {
      if (!seen.add(setting.parameter())) {
        throw new IllegalArgumentException(
            rule + " edition " + number + " sets " + setting.parameter() + " twice");
      }
    }
  }

  /** Begins an edition. */
  public static Draft of(String rule, int number) {
    return new Draft(RuleId.of(rule), number);
  }

  /** An edition being written by a pack's author. Not thread-safe. */
  public static final class Draft {

    private final RuleId rule;
    private final int number;
    private final List<Setting<?>> settings = new ArrayList<>();
    private @Nullable ScopeCode scope;
    private @Nullable LocalDate from;
    private @Nullable LocalDate to;
    private @Nullable LocalizedText title;
    private @Nullable Citation citation;

    private Draft(RuleId rule, int number) {
      this.rule = rule;
      this.number = number;
    }

    /** Where it holds: {@code cn-4205}. */
    public Draft in(String scopeCode) {
      this.scope = ScopeCode.of(scopeCode);
      return this;
    }

    public Draft titled(String zh, String en) {
      this.title = LocalizedText.of(zh, en);
      return this;
    }

    /** The first day in force, {@code 2021-01-01}. */
    public Draft from(String day) {
      this.from = LocalDate.parse(day);
      return this;
    }

    /** The first day no longer in force. */
    public Draft until(String day) {
      this.to = LocalDate.parse(day);
      return this;
    }

    public Draft citing(Citation source) {
      this.citation = source;
      return this;
    }

    /** Sets a parameter that nobody below may change. */
    public <T> Draft with(Parameter<T> parameter, T value) {
      return with(parameter, value, Change.FIXED);
    }

    public <T> Draft with(Parameter<T> parameter, T value, Change change) {
      settings.add(new Setting<>(parameter, value, change));
      return this;
    }

    /** Sets a parameter whose value is written elsewhere than the rest of the edition. */
    public <T> Draft with(Parameter<T> parameter, T value, Change change, Citation own) {
      settings.add(new Setting<>(parameter, value, change, own));
      return this;
    }

    /** Takes over all settings of another edition, for rules that share them. */
    public Draft withAllOf(List<Setting<?>> shared) {
      settings.addAll(shared);
      return this;
    }

    /**
     * @throws IllegalStateException if scope, first day, title or citation is missing
     */
    public Edition build() {
      if (scope == null || from == null || title == null || citation == null) {
        throw new IllegalStateException(
            rule + " edition " + number + " needs in, from, titled and citing");
      }
      return new Edition(rule, number, scope, new DateRange(from, to), title, citation, settings);
    }
  }
}
