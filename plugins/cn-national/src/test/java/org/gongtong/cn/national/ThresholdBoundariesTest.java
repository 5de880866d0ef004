package org.gongtong.cn.national;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gongtong.core.decision.DecisionParameters;
import org.gongtong.core.kernel.Threshold;
import org.gongtong.core.rules.Edition;
import org.gongtong.core.rules.Parameter;
import org.gongtong.core.rules.RuleBook;
import org.gongtong.core.rules.RuleId;
import org.gongtong.core.rules.RulePack;
import org.gongtong.core.rules.ScopeCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every threshold of the pack one below its number, at it and one above, as the articles write
 * them. Areas are in hundredths of a square metre.
 */
class ThresholdBoundariesTest {

  private static final RulePack PACK = new CnNational();
  private static final RuleBook BOOK = RuleBook.ofPacks(List.of(PACK));
  private static final String OLD = "2025-12-31";
  private static final String NEW = "2026-01-01";

  /**
   * One line of the tables.
   *
   * @param parameter the name of the threshold
   * @param whole what it is a share of
   * @param least the smallest part that reaches it; one less must not
   */
  record Line(String rule, String day, String parameter, long whole, long least) {}

  static List<Line> lines() {
    List<Line> lines = new ArrayList<>();
    for (int item = 1; item <= 9; item++) {
      boolean major = item >= 6 && item <= 8;
      String rule = "cn.civil-code.278." + item;
      // two thirds take part: 200 of 300, 20 000.00 of 30 000.00 m²
      lines.add(new Line(rule, NEW, "participation.heads", 300, 200));
      lines.add(new Line(rule, NEW, "participation.area", 3_000_000, 2_000_000));
      // a whole that two thirds do not divide: 200.67 of 301
      lines.add(new Line(rule, NEW, "participation.heads", 301, 201));
      lines.add(new Line(rule, NEW, "participation.area", 3_000_001, 2_000_001));
      // three quarters reach, one half must be exceeded
      lines.add(new Line(rule, NEW, "approval.heads", 200, major ? 150 : 101));
      lines.add(new Line(rule, NEW, "approval.area", 2_000_000, major ? 1_500_000 : 1_000_001));
      lines.add(new Line(rule, NEW, "approval.heads", 201, major ? 151 : 101));
      lines.add(new Line(rule, NEW, "approval.area", 2_000_001, major ? 1_500_001 : 1_000_001));
    }
    lines.addAll(
        List.of(
            new Line("cn.civil-code.279", NEW, "participation.heads", 40, 0),
            new Line("cn.civil-code.279", NEW, "participation.area", 400_000, 0),
            new Line("cn.civil-code.279", NEW, "approval.heads", 40, 40),
            new Line("cn.civil-code.279", NEW, "approval.area", 400_000, 400_000),
            new Line("cn.owners-vote.procedure", NEW, "demand", 300, 60),
            new Line("cn.owners-vote.procedure", NEW, "demand", 301, 61)));
    residents("residents-meeting", OLD, "meeting.quorum", 1000, 501, lines);
    residents("residents-meeting", OLD, "meeting.majority", 501, 251, lines);
    residents("residents-meeting", OLD, "demand.residents", 1000, 200, lines);
    residents("residents-meeting", OLD, "demand.households", 400, 80, lines);
    residents("residents-meeting", OLD, "demand.groups", 12, 4, lines);
    residents("residents-meeting", NEW, "meeting.quorum", 1000, 501, lines);
    residents("residents-meeting", NEW, "meeting.majority", 502, 252, lines);
    residents("residents-meeting", NEW, "demand.residents", 1000, 100, lines);
    residents("residents-meeting", NEW, "demand.households", 400, 40, lines);
    residents("residents-meeting", NEW, "demand.representatives", 60, 20, lines);
    residents("representatives-meeting", NEW, "meeting.quorum", 60, 40, lines);
    residents("representatives-meeting", NEW, "meeting.majority", 40, 21, lines);
    residents("representatives-meeting", NEW, "meeting.representatives-share", 60, 48, lines);
    residents("representatives-meeting", NEW, "demand.representatives", 60, 12, lines);
    residents("election.residents", NEW, "meeting.quorum", 2000, 1001, lines);
    residents("election.households", NEW, "meeting.quorum", 900, 451, lines);
    residents("election.representatives", NEW, "meeting.quorum", 60, 41, lines);
    for (String form : List.of("residents", "households", "representatives")) {
      residents("election." + form, NEW, "meeting.majority", 1001, 501, lines);
      residents("election." + form, NEW, "election.second-round", 1002, 334, lines);
    }
    return lines;
  }

  private static void residents(
      String rule, String day, String parameter, long whole, long least, List<Line> lines) {
    lines.add(new Line("cn.residents-committee." + rule, day, parameter, whole, least));
  }

  @ParameterizedTest
  @MethodSource("lines")
  void isReachedFromItsNumberOn(Line line) {
    Threshold threshold =
        BOOK.resolve(RuleId.of(line.rule), ScopeCode.of("cn"), LocalDate.parse(line.day))
            .flatMap(rule -> rule.need(named(line.parameter)))
            .orThrow();

    if (line.least > 0) {
      assertThat(threshold.isReachedBy(line.least - 1, line.whole)).isFalse();
    }
    assertThat(threshold.isReachedBy(line.least, line.whole)).isTrue();
    if (line.least < line.whole) {
      assertThat(threshold.isReachedBy(line.least + 1, line.whole)).isTrue();
    }
    assertThat(threshold.isReachedBy(0, 0)).as("nothing is reached of nothing").isFalse();
  }

  @Test
  void theTablesHaveEveryThresholdOfThePack() {
    Set<String> expected =
        PACK.editions().stream()
            .flatMap(ThresholdBoundariesTest::thresholdsOf)
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> tabled =
        lines().stream()
            .map(line -> line.rule + " " + editionOn(line) + " " + line.parameter)
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(tabled).isEqualTo(expected);
    assertThat(expected).hasSizeGreaterThan(50);
  }

  private static Stream<String> thresholdsOf(Edition edition) {
    return edition.settings().stream()
        .filter(setting -> setting.value() instanceof Threshold)
        .map(setting -> edition.rule() + " " + edition.number() + " " + setting.parameter());
  }

  private static int editionOn(Line line) {
    return BOOK.resolve(RuleId.of(line.rule), ScopeCode.of("cn"), LocalDate.parse(line.day))
        .orThrow()
        .editions()
        .get(0)
        .edition();
  }

  @SuppressWarnings("unchecked")
  private static Parameter<Threshold> named(String name) {
    return (Parameter<Threshold>)
        DecisionParameters.ALL.stream()
            .filter(parameter -> parameter.name().equals(name))
            .findFirst()
            .orElseThrow();
  }
}
