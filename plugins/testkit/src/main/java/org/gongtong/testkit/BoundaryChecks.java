package org.gongtong.testkit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.gongtong.core.kernel.Language;
import org.gongtong.core.rules.Edition;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.Reason;
import org.gongtong.core.rules.ResolvedRule;
import org.gongtong.core.rules.RuleBook;
import org.gongtong.core.rules.RulePack;
import org.gongtong.core.rules.RuleReason;

/** Resolves a pack's rules on the days that matter. */
final class BoundaryChecks {

  private static final long LONGEST_NANOS = 10_000_000;

  private BoundaryChecks() {}

  static List<String> boundaryDays(RulePack pack) {
    if (!EditionChecks.overlaps(pack).isEmpty()) {
      return List.of("editions overlap, so no day can be judged: see the check on overlaps");
    }
    RuleBook book = RuleBook.ofPacks(List.of(pack));
    List<String> problems = new ArrayList<>();
    for (Edition edition : pack.editions()) {
      LocalDate from = edition.inForce().from();
      LocalDate to = edition.inForce().to();
      expect(book, edition, from.minusDays(1), false, problems);
      expect(book, edition, from, true, problems);
      if (to != null) {
        expect(book, edition, to.minusDays(1), true, problems);
        expect(book, edition, to, false, problems);
      }
    }
    for (List<Edition> editions : EditionChecks.bySlot(pack).values()) {
      for (int i = 1; i < editions.size(); i++) {
        lostDay(editions.get(i - 1), editions.get(i), problems);
      }
    }
    return problems;
  }

  private static void expect(
      RuleBook book, Edition edition, LocalDate day, boolean inForce, List<String> problems) {
    Outcome<ResolvedRule> outcome = book.resolve(edition.rule(), edition.scope(), day);
    boolean holds =
        outcome.asOptional().stream()
            .flatMap(rule -> rule.editions().stream())
            .anyMatch(
                ref -> ref.scope().equals(edition.scope()) && ref.edition() == edition.number());
    if (holds != inForce) {
      problems.add(
          EditionChecks.label(edition)
              + (inForce ? " should hold on " : " should not hold on ")
              + day);
    }
  }

  private static void lostDay(Edition earlier, Edition later, List<String> problems) {
    LocalDate end = earlier.inForce().to();
    if (end != null && end.plusDays(1).equals(later.inForce().from())) {
      problems.add(
          EditionChecks.label(earlier)
              + ": nothing holds on "
              + end
              + ", the day before edition "
              + later.number()
              + "; until(…) takes the first day no longer in force");
    }
  }

  static List<String> conflicts(RulePack pack, List<RulePack> basePacks) {
    RuleBook book;
    try {
      book = together(pack, basePacks);
    } catch (IllegalArgumentException e) {
      return List.of("a base pack has the same rule in the same scope: " + e.getMessage());
    }
    List<String> problems = new ArrayList<>();
    for (Edition edition : pack.editions()) {
      for (LocalDate day : daysOfChange(edition, pack, basePacks)) {
        book.resolve(edition.rule(), edition.scope(), day).refusals().stream()
            .filter(reason -> reason.code().equals(RuleReason.RULE_CONFLICT.name()))
            .forEach(reason -> problems.add(told(edition, day, reason)));
      }
    }
    return problems;
  }

  private static String told(Edition edition, LocalDate day, Reason reason) {
    return EditionChecks.label(edition) + " on " + day + ": " + reason.text(Language.EN);
  }

  /** The days within an edition on which it, or an edition it lies over, begins to hold. */
  private static Set<LocalDate> daysOfChange(
      Edition edition, RulePack pack, List<RulePack> basePacks) {
    Set<LocalDate> days = new TreeSet<>();
    Stream.concat(basePacks.stream(), Stream.of(pack))
        .flatMap(each -> each.editions().stream())
        .filter(other -> other.rule().equals(edition.rule()))
        .map(other -> other.inForce().from())
        .filter(edition.inForce()::contains)
        .forEach(days::add);
    return days;
  }

  static List<String> speed(RulePack pack, List<RulePack> basePacks) {
    RuleBook book = together(pack, basePacks);
    List<String> problems = new ArrayList<>();
    for (Edition edition : pack.editions()) {
      long best =
          Long.MAX_VALUE; // the best of several: what the pack needs, not what the machine was busy
      // with
      for (int i = 0; i < 5; i++) {
        long start = System.nanoTime();
        book.resolve(edition.rule(), edition.scope(), edition.inForce().from());
        best = Math.min(best, System.nanoTime() - start);
      }
      if (best > LONGEST_NANOS) {
        problems.add(
            EditionChecks.label(edition)
                + " takes "
                + best / 1_000_000
                + " ms to resolve, 10 are allowed");
      }
    }
    return problems;
  }

  static List<String> cases(RulePack pack, List<RulePack> basePacks, List<RuleCase<?>> cases) {
    RuleBook book = together(pack, basePacks);
    List<String> problems = new ArrayList<>();
    for (RuleCase<?> one : cases) {
      Outcome<?> found =
          book.resolve(one.rule(), one.scope(), one.day())
              .flatMap(rule -> rule.need(one.parameter()));
      String said =
          found
              .asOptional()
              .map(String::valueOf)
              .orElseGet(() -> found.refusals().get(0).text(Language.EN));
      if (!found.asOptional().filter(one.expected()::equals).isPresent()) {
        problems.add(
            one.rule()
                + " in "
                + one.scope()
                + " on "
                + one.day()
                + ": "
                + one.parameter()
                + " is "
                + said
                + ", the author expects "
                + one.expected());
      }
    }
    return problems;
  }

  private static RuleBook together(RulePack pack, List<RulePack> basePacks) {
    List<RulePack> packs = new ArrayList<>(basePacks);
    packs.add(pack);
    return RuleBook.ofPacks(packs);
  }
}
