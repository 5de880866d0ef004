package org.gongtong.core.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.gongtong.core.kernel.CanonicalJson;
import org.gongtong.core.kernel.LocalizedText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleBookTest {

  private static final String RULE = "xx.notices.1";
  private static final LocalDate DAY = LocalDate.of(2026, 3, 1);

  private static final Parameter<Integer> DAYS =
      Parameter.of("days", ParameterType.count(), "天数", "days").strictestLast(Integer::compare);
  private static final Parameter<String> PLACE =
      Parameter.of("place", ParameterType.text(), "地点", "place");

  private static Edition.Draft edition(String scope, int number) {
    return Edition.of(RULE, number)
        .in(scope)
        .from("2021-01-01")
        .titled(scope + "告知", "notices of " + scope)
        .citing(Citation.read(scope + "条例", "Ordinance of " + scope, "1"));
  }

  private static Outcome<ResolvedRule> resolve(List<String> scopes, Edition... editions) {
    RuleBook book =
        RuleBook.of(List.of(new EditionSource("xx", "1.0.0", List.of(editions), List.of())));
    return book.resolve(RuleId.of(RULE), scopes.stream().map(ScopeCode::of).toList(), DAY);
  }

  /** What a province may make of the nation's ten days. */
  @ParameterizedTest
  @CsvSource({
    "FIXED, 10, true",
    "FIXED, 11, false",
    "FIXED, 9, false",
    "ONLY_STRICTER, 10, true",
    "ONLY_STRICTER, 11, true",
    "ONLY_STRICTER, 9, false",
    "FREE, 11, true",
    "FREE, 9, true",
    "BY_COMPACT, 10, true",
    "BY_COMPACT, 11, false",
  })
  void letsANarrowerScopeChangeWhatTheWiderAllows(Change change, int value, boolean allowed) {
    Outcome<ResolvedRule> outcome =
        resolve(
            List.of("xx", "xx-42"),
            edition("xx", 1).with(DAYS, 10, change).build(),
            edition("xx-42", 1).with(DAYS, value).build());
    assertThat(outcome.isAccepted()).isEqualTo(allowed);
    if (allowed) {
      assertThat(outcome.orThrow().find(DAYS)).contains(value);
      assertThat(outcome.orThrow().title().en()).isEqualTo("notices of xx-42");
      assertThat(outcome.orThrow().citation().source().en()).isEqualTo("Ordinance of xx");
      assertThat(outcome.orThrow().citationOf(DAYS).source().en()).isEqualTo("Ordinance of xx-42");
    } else {
      assertThat(outcome.refusals())
          .singleElement()
          .satisfies(
              reason -> {
                assertThat(reason.code()).isEqualTo("RULE_CONFLICT");
                assertThat(reason.text().zh())
                    .contains("xx条例", "xx-42条例", "天数", "10", String.valueOf(value));
                assertThat(reason.text().en()).contains("Ordinance of xx-42", "Ordinance of xx");
              });
    }
  }

  /** A province that repeats or tightens a setting cannot open it for its cities. */
  @ParameterizedTest
  @CsvSource({
    "FIXED, 10, 11, false",
    "ONLY_STRICTER, 20, 9, false",
    "ONLY_STRICTER, 20, 15, true",
    "BY_COMPACT, 10, 11, false",
    "FREE, 20, 5, true",
  })
  void keepsWhatTheNationSaidAboutCities(Change nation, int province, int city, boolean allowed) {
    Outcome<ResolvedRule> outcome =
        resolve(
            List.of("xx", "xx-42", "xx-4205"),
            edition("xx", 1).with(DAYS, 10, nation).build(),
            edition("xx-42", 1).with(DAYS, province, Change.FREE).build(),
            edition("xx-4205", 1).with(DAYS, city).build());
    assertThat(outcome.isAccepted()).isEqualTo(allowed);
  }

  @Test
  void letsACompactChangeWhatIsLeftToCompacts() {
    List<String> chain = List.of("xx", "compact:1");
    Edition nation = edition("xx", 1).with(DAYS, 10, Change.BY_COMPACT).build();
    Edition compact = edition("compact:1", 1).with(DAYS, 3).build();
    assertThat(resolve(chain, nation, compact).orThrow().find(DAYS)).contains(3);
  }

  @Test
  void withoutAnOrderOnlyTheSameValueIsAsStrict() {
    Edition nation = edition("xx", 1).with(PLACE, "gate", Change.ONLY_STRICTER).build();
    Edition same = edition("xx-42", 1).with(PLACE, "gate").build();
    Edition other = edition("xx-42", 1).with(PLACE, "hall").build();
    assertThat(resolve(List.of("xx", "xx-42"), nation, same).isAccepted()).isTrue();
    assertThat(resolve(List.of("xx", "xx-42"), nation, other).isAccepted()).isFalse();
  }

  @Test
  void namesEveryConflictAtOnce() {
    Edition nation = edition("xx", 1).with(DAYS, 10).with(PLACE, "gate").build();
    Edition province = edition("xx-42", 1).with(DAYS, 9).with(PLACE, "hall").build();
    assertThat(resolve(List.of("xx", "xx-42"), nation, province).refusals()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({
    "2020-12-31, ",
    "2021-01-01, 1",
    "2023-12-31, 1",
    "2024-01-01, ",
    "2024-12-31, ",
    "2025-01-01, 2"
  })
  void hasNoRuleBeforeBetweenAndOutside(LocalDate day, Integer number) {
    Edition old = edition("xx", 1).until("2024-01-01").with(DAYS, 1).build();
    Edition young = edition("xx", 2).from("2025-01-01").with(DAYS, 2).build();
    RuleBook book =
        RuleBook.of(List.of(new EditionSource("xx", "1.0.0", List.of(young, old), List.of())));
    Outcome<ResolvedRule> outcome = book.resolve(RuleId.of(RULE), ScopeCode.of("xx-42"), day);
    assertThat(outcome.asOptional().flatMap(rule -> rule.find(DAYS)).orElse(null))
        .isEqualTo(number);
    assertThat(book.inForce("xx.", ScopeCode.of("xx-42"), day)).hasSize(number == null ? 0 : 1);
    if (number == null) {
      assertThat(outcome.refusals())
          .singleElement()
          .satisfies(
              reason -> {
                assertThat(reason.code()).isEqualTo("NO_RULE_IN_FORCE");
                assertThat(reason.text().zh()).contains(RULE, day.toString(), "xx-42");
              });
    }
    assertThat(book.resolve(RuleId.of(RULE), ScopeCode.of("yy"), day).isAccepted()).isFalse();
  }

  @Test
  void refusesEditionsThatOverlapOrShareANumber() {
    Edition first = edition("xx", 1).until("2024-01-01").build();
    Edition touching = edition("xx", 2).from("2024-01-01").build();
    Edition overlapping = edition("xx", 2).from("2023-12-31").build();
    Edition sameNumber = edition("xx", 1).from("2024-01-01").build();
    Edition elsewhere = edition("xx-42", 1).build();
    assertThat(RuleBook.overlaps(List.of(first, touching, elsewhere))).isEmpty();
    assertThat(RuleBook.overlaps(List.of(first, overlapping))).isPresent();
    assertThat(RuleBook.overlaps(List.of(first, sameNumber))).isPresent();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> resolve(List.of("xx"), first, overlapping))
        .withMessageContaining(RULE);
  }

  @Test
  void aStoredRuleComesBackAsItWent() {
    Citation noted =
        Citation.secondHand("条例", "Ordinance", "1, 2", LocalizedText.of("转引", "second hand"));
    ResolvedRule rule =
        resolve(
                List.of("xx", "xx-42"),
                edition("xx", 3).with(DAYS, 10, Change.ONLY_STRICTER).with(PLACE, "门\"口").build(),
                edition("xx-42", 7).citing(noted).with(DAYS, 11).build())
            .orThrow();
    String stored = CanonicalJson.write(rule.toMap());
    ResolvedRule read = ResolvedRule.fromMap(map(stored), List.of(DAYS, PLACE));
    assertThat(read).isEqualTo(rule);
    assertThat(CanonicalJson.write(read.toMap())).isEqualTo(stored);
    assertThat(read.citationOf(DAYS)).isEqualTo(noted);
  }

  @Test
  void aStoredRuleThatIsNotWholeIsRefused() {
    ResolvedRule rule = resolve(List.of("xx"), edition("xx", 1).with(DAYS, 10).build()).orThrow();
    String stored = CanonicalJson.write(rule.toMap());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ResolvedRule.fromMap(map(stored), List.of(PLACE)))
        .withMessageContaining("days");
    List<String> keys = new ArrayList<>(rule.toMap().keySet());
    assertThat(keys).containsAll(Arrays.asList("id", "asOf", "scope", "editions", "values"));
    for (String key : keys) {
      var less = map(stored);
      less.remove(key);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> ResolvedRule.fromMap(less, List.of(DAYS)))
          .withMessageContaining(key);
    }
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(String json) {
    return (Map<String, Object>) CanonicalJson.read(json);
  }
}
