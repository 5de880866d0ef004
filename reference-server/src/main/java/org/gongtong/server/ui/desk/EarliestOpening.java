package org.gongtong.server.ui.desk;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.gongtong.core.decision.DecisionParameters;
import org.gongtong.core.decision.DecisionRule;
import org.gongtong.core.decision.Silence;
import org.gongtong.core.rules.LegalPeriod;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.Parameter;
import org.gongtong.core.rules.ResolvedRule;
import org.gongtong.core.rules.RuleBook;
import org.gongtong.core.rules.RuleId;
import org.gongtong.core.rules.ScopeCode;
import org.gongtong.core.rules.WorkCalendar;
import org.gongtong.server.ui.part.MotionViews;
import org.gongtong.server.ui.part.Option;
import org.gongtong.server.ui.staff.MotionFormPage.Earliest;
import org.gongtong.server.ui.staff.MotionFormPage.MatterRow;
import org.gongtong.server.ui.text.Messages;

/** What may be decided in a place, and how soon. Reads the rule book only. Thread-safe. */
public final class EarliestOpening {
  private static final LocalTime OPENS = LocalTime.of(8, 0);
  private static final LocalTime CLOSES = LocalTime.of(18, 0);
  private static final int DAYS_OPEN = 14;

  private final RuleBook book;

  public EarliestOpening(RuleBook book) {
    this.book = book;
  }

  /**
   * The matters in force in a place on a day: rules that name a procedure and a way of counting.
   * What is law everywhere comes first, then the province's own, then the city's.
   */
  List<DecisionRule> matters(ScopeCode jurisdiction, LocalDate day) {
    List<DecisionRule> matters = new ArrayList<>();
    for (RuleId rule : book.inForce("", jurisdiction, day)) {
      boolean matter =
          book.resolve(rule, jurisdiction, day)
              .asOptional()
              .filter(r -> r.find(DecisionParameters.PROCEDURE).isPresent())
              .isPresent();
      if (matter) {
        DecisionRule.resolve(book, rule, jurisdiction, day).asOptional().ifPresent(matters::add);
      }
    }
    List<String> makers = jurisdiction.chain().stream().map(ScopeCode::code).toList();
    matters.sort(
        Comparator.comparingInt(
            rule -> {
              String id = rule.matter().id().value();
              int width = makers.indexOf(id.substring(0, id.indexOf('.')));
              return width < 0 ? makers.size() : width;
            }));
    return matters;
  }

  static List<Option> options(Messages text, List<DecisionRule> matters) {
    var language = text.language().inCore();
    return matters.stream()
        .map(
            rule ->
                new Option(
                    rule.matter().id().value(),
                    text.of(
                        "draft.matter-option",
                        rule.matter().title().in(language),
                        rule.matter().citation().text().in(language)),
                    "",
                    0))
        .toList();
  }

  /** Titles of the matters that can be decided only where the management covenant says so. */
  static List<String> leftToCompact(Messages text, List<DecisionRule> matters) {
    return matters.stream()
        .filter(EarliestOpening::isLeftToCompact)
        .map(rule -> rule.matter().title().in(text.language().inCore()))
        .toList();
  }

  /** Whether something about deciding a matter rests on what the management covenant says. */
  static boolean isLeftToCompact(DecisionRule rule) {
    return rule.matter().get(DecisionParameters.COMPACT_MUST_ALLOW, false)
        || rule.procedure().get(DecisionParameters.SILENCE, Silence.NOT_PARTICIPATING)
            == Silence.WITH_MAJORITY_IF_COMPACT;
  }

  /**
   * Times to begin with.
   *
   * @param opens in the morning of the first day that is possible
   * @param closes in the evening a fortnight later, or as near to it as the rules let a vote end
   */
  record Proposal(LocalDateTime opens, LocalDateTime closes) {}

  /** Times for a vote announced on a day; none while the rules or the holidays are not known. */
  Optional<Proposal> propose(RuleId matter, ScopeCode jurisdiction, LocalDate announced) {
    return DecisionRule.resolve(book, matter, jurisdiction, announced)
        .asOptional()
        .flatMap(
            rule -> {
              WorkCalendar calendar = book.calendar(jurisdiction);
              LocalDate tomorrow = announced.plusDays(1);
              Optional<LegalPeriod> notice = rule.procedure().find(DecisionParameters.NOTICE);
              return (notice.isEmpty()
                      ? Optional.of(tomorrow)
                      : calendar.firstDayAfter(announced, notice.get()).asOptional())
                  .map(first -> first.isBefore(tomorrow) ? tomorrow : first)
                  .map(
                      first ->
                          new Proposal(
                              first.atTime(OPENS), closing(rule, calendar, first).atTime(CLOSES)));
            });
  }

  private static LocalDate closing(DecisionRule rule, WorkCalendar calendar, LocalDate opening) {
    LocalDate day = opening.plusDays(DAYS_OPEN);
    LocalDate earliest = limit(rule, calendar, opening, DecisionParameters.WINDOW_MINIMUM, day);
    LocalDate latest = limit(rule, calendar, opening, DecisionParameters.WINDOW_MAXIMUM, day);
    return day.isBefore(earliest) ? earliest : day.isAfter(latest) ? latest : day;
  }

  private static LocalDate limit(
      DecisionRule rule,
      WorkCalendar calendar,
      LocalDate opening,
      Parameter<LegalPeriod> period,
      LocalDate otherwise) {
    return rule.procedure()
        .find(period)
        .flatMap(asked -> calendar.lastDay(opening, asked).asOptional())
        .orElse(otherwise);
  }

  static List<MatterRow> rows(Messages text, List<DecisionRule> matters) {
    return matters.stream()
        .map(
            rule ->
                new MatterRow(
                    rule.matter().title().in(text.language().inCore()),
                    MotionViews.needs(text, rule)))
        .toList();
  }

  /**
   * The first day on which a vote announced on a day can open.
   *
   * @return the day with its reason; empty where no notice is asked for; or a refusal, when no rule
   *     is in force or the holidays of the year are not known
   */
  Outcome<Optional<Earliest>> of(
      Messages text, RuleId matter, ScopeCode jurisdiction, LocalDate announced) {
    return DecisionRule.resolve(book, matter, jurisdiction, announced)
        .flatMap(
            rule -> {
              ResolvedRule procedure = rule.procedure();
              Optional<LegalPeriod> notice = procedure.find(DecisionParameters.NOTICE);
              return notice.isEmpty()
                  ? Outcome.accepted(Optional.<Earliest>empty())
                  : book.calendar(jurisdiction)
                      .firstDayAfter(announced, notice.get())
                      .map(
                          day ->
                              Optional.of(
                                  new Earliest(
                                      day,
                                      text.of(
                                          "draft.earliest-why",
                                          text.day(announced),
                                          notice.get().text().in(text.language().inCore())),
                                      MotionViews.citation(
                                          text, procedure.citationOf(DecisionParameters.NOTICE)))));
            });
  }
}
