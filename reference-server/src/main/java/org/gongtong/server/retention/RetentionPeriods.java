package org.gongtong.server.retention;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.gongtong.core.people.PrivacyParameters;
import org.gongtong.core.rules.LegalPeriod;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.Reason;
import org.gongtong.core.rules.ResolvedRule;
import org.gongtong.core.rules.RuleBook;
import org.gongtong.core.rules.RuleId;
import org.gongtong.core.rules.ScopeCode;

/**
 * How long classes are kept: the rule of a place sets a least, a most and a usual period, and the
 * operator chooses within. What he chooses beyond it is cut to what the rule allows. Where no rule
 * is in force nothing is deleted. Immutable and thread-safe.
 */
public final class RetentionPeriods {
  private static final long MONTHS_OF_YEAR = 12;
  private static final LocalDate ANY_FIRST = LocalDate.of(2000, 1, 1);

  private final RuleBook rules;
  private final Map<String, LegalPeriod> chosen;

  /**
   * @param chosen periods by the codes of classes, as the setting has them
   */
  public RetentionPeriods(RuleBook rules, Map<String, LegalPeriod> chosen) {
    this.rules = rules;
    this.chosen = Map.copyOf(chosen);
  }

  /** How long a class that has a rule is kept in a place on a day. */
  public Outcome<KeptFor> in(DataClass dataClass, ScopeCode place, LocalDate day) {
    RuleId rule =
        RuleId.of(place.code().substring(0, 2) + ".retention." + dataClass.rule().orElseThrow());
    return rules.resolve(rule, place, day).flatMap(found -> within(dataClass, found));
  }

  private Outcome<KeptFor> within(DataClass dataClass, ResolvedRule rule) {
    Optional<LegalPeriod> least = rule.find(PrivacyParameters.KEPT_LEAST);
    Optional<LegalPeriod> most = rule.find(PrivacyParameters.KEPT_MOST);
    Optional<LegalPeriod> wanted = Optional.ofNullable(chosen.get(dataClass.code()));
    Optional<LegalPeriod> asked =
        wanted.or(() -> rule.find(PrivacyParameters.KEPT_USUALLY)).or(() -> least).or(() -> most);
    if (asked.isEmpty()) {
      return rule.need(PrivacyParameters.KEPT_USUALLY)
          .map(never -> new KeptFor(never, rule.citation(), Optional.empty()));
    }
    LegalPeriod period = asked.get();
    if (least.isPresent() && !isNeverShorter(period, least.get())) {
      period = least.get();
    } else if (most.isPresent() && !isNeverShorter(most.get(), period)) {
      period = most.get();
    }
    LegalPeriod kept = period;
    return Outcome.accepted(
        new KeptFor(kept, rule.citation(), wanted.filter(other -> !other.equals(kept))));
  }

  /**
   * Whether one period is at least as long as another from whichever day they run: six months may
   * be 184 days, and a year 366.
   */
  private static boolean isNeverShorter(LegalPeriod one, LegalPeriod other) {
    OptionalLong months = months(one);
    OptionalLong others = months(other);
    return months.isPresent() && others.isPresent()
        ? months.getAsLong() >= others.getAsLong()
        : days(one).min().orElseThrow() >= days(other).max().orElseThrow();
  }

  private static OptionalLong months(LegalPeriod period) {
    return switch (period.unit()) {
      case MONTHS -> OptionalLong.of(period.amount());
      case YEARS -> OptionalLong.of(period.amount() * MONTHS_OF_YEAR);
      case DAYS, WORKING_DAYS -> OptionalLong.empty();
    };
  }

  /** All numbers of days that a period may have; the calendar repeats after 400 years. */
  private static LongStream days(LegalPeriod period) {
    OptionalLong months = months(period);
    if (months.isEmpty()) {
      return LongStream.of(period.roughDays());
    }
    return LongStream.range(0, 400 * MONTHS_OF_YEAR)
        .mapToObj(ANY_FIRST::plusMonths)
        .mapToLong(start -> ChronoUnit.DAYS.between(start, start.plusMonths(months.getAsLong())));
  }

  /**
   * How long a class that belongs to no place is kept: the longest that any of these places asks
   * for on this day, since one of them may order it.
   */
  public Outcome<KeptFor> longest(DataClass dataClass, List<ScopeCode> places, LocalDate day) {
    List<KeptFor> found = new ArrayList<>();
    for (ScopeCode place : places) {
      Outcome<KeptFor> one = in(dataClass, place, day);
      if (!one.isAccepted()) {
        return one;
      }
      found.add(one.orThrow());
    }
    return found.stream()
        .min(Comparator.comparing(kept -> kept.firstKept(day)))
        .<Outcome<KeptFor>>map(Outcome::accepted)
        .orElseGet(() -> Outcome.refused(noPlace()));
  }

  private static Reason noPlace() {
    return RetentionReason.NO_PLACE.because().refuses();
  }
}
