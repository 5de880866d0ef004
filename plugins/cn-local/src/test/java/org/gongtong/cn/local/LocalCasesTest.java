package org.gongtong.cn.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gongtong.cn.national.CnNational;
import org.gongtong.core.decision.DecisionParameters;
import org.gongtong.core.decision.DecisionRule;
import org.gongtong.core.decision.ElectoralRoll;
import org.gongtong.core.decision.Precedence;
import org.gongtong.core.decision.Tally;
import org.gongtong.core.decision.TallyResult;
import org.gongtong.core.decision.Totals;
import org.gongtong.core.decision.VotingScope;
import org.gongtong.core.rules.LegalPeriod;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.Parameter;
import org.gongtong.core.rules.RuleBook;
import org.gongtong.core.rules.RuleId;
import org.gongtong.core.rules.WorkCalendar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The local rules at work: every case of {@code cases/}, counted with all packs present. */
class LocalCasesTest {

  private static final RuleBook BOOK =
      RuleBook.ofPacks(
          List.of(new CnNational(), new Hubei(), new Shenzhen(), new Sichuan(), new Yichang()));
  private static final WorkCalendar CALENDAR = WorkCalendar.of("cn", new CnNational().holidays());

  static Stream<String> cases() throws IOException, URISyntaxException {
    Path folder =
        Path.of(Objects.requireNonNull(LocalCasesTest.class.getResource("/cases")).toURI());
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .filter(Files::isDirectory)
          .map(p -> p.getFileName().toString())
          .sorted()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void comesOutAsTheNoteSays(String name) {
    LocalCase given = LocalCase.named(name);
    DecisionRule rule = rule(given);
    ElectoralRoll roll =
        ElectoralRoll.of(given.roster(), VotingScope.parse(given.text("scope")), rule.policy());
    TallyResult result =
        new Tally(
                rule,
                given.instant("opens"),
                given.instant("closes"),
                Precedence.FIRST,
                given.flag("compact_allows"))
            .count(roll, given.ballots());

    assertThat(found(result)).as(given.text("note")).isEqualTo(given.expected());
    assertDays(given, rule);
    if (given.has("demand_heads")) {
      boolean met =
          rule.procedure()
              .need(DecisionParameters.DEMAND)
              .orThrow()
              .isReachedBy(given.number("demand_heads"), roll.totals().heads());
      assertThat(met).as(given.text("note")).isEqualTo(given.flag("demand_met"));
    }
  }

  @Test
  void everyLocalRuleHasThreeCases() throws IOException, URISyntaxException {
    Map<String, Long> count =
        cases()
            .collect(
                Collectors.groupingBy(
                    name -> name.substring(0, name.lastIndexOf('-')),
                    TreeMap::new,
                    Collectors.counting()));

    assertThat(count)
        .containsOnlyKeys(
            "hubei-objection",
            "hubei-procedure",
            "shenzhen-proxy",
            "shenzhen-rounding",
            "sichuan-deeming",
            "yichang-lifts",
            "yichang-procedure");
    assertThat(count.values()).allMatch(cases -> cases >= 3);
  }

  private static DecisionRule rule(LocalCase given) {
    return DecisionRule.resolve(
            BOOK, RuleId.of(given.text("matter")), given.jurisdiction(), given.day("opens"))
        .orThrow();
  }

  private static void assertDays(LocalCase given, DecisionRule rule) {
    if (given.has("announced")) {
      LegalPeriod notice = period(rule, DecisionParameters.NOTICE);
      assertThat(CALENDAR.firstDayAfter(given.day("announced"), notice))
          .as(given.text("note"))
          .isEqualTo(Outcome.accepted(given.day("opens_from")));
    }
    if (given.has("result_by")) {
      LegalPeriod within = period(rule, DecisionParameters.RESULT_WITHIN);
      LegalPeriod posting = period(rule, DecisionParameters.POSTING);
      assertThat(CALENDAR.lastDay(given.day("closes"), within))
          .as(given.text("note"))
          .isEqualTo(Outcome.accepted(given.day("result_by")));
      assertThat(CALENDAR.lastDay(given.day("result_by"), posting))
          .as(given.text("note"))
          .isEqualTo(Outcome.accepted(given.day("posted_until")));
    }
  }

  private static LegalPeriod period(DecisionRule rule, Parameter<LegalPeriod> parameter) {
    return rule.procedure().need(parameter).orThrow();
  }

  private static Map<String, Object> found(TallyResult result) {
    return Map.of(
        "roll", totals(result.roll()),
        "participated", totals(result.participated()),
        "for", totals(result.inFavour()),
        "against", totals(result.against()),
        "abstain", totals(result.abstained()),
        "rejected",
            result.rejected().stream()
                .map(r -> Map.of("ballot_id", r.ballotId(), "code", r.code().name()))
                .toList(),
        "outcome", result.outcome().code());
  }

  private static Map<String, Object> totals(Totals totals) {
    return Map.of("heads", totals.heads(), "area", totals.area().toString());
  }
}
