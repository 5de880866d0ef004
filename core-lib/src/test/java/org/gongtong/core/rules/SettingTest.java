package org.gongtong.core.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.gongtong.core.kernel.CanonicalJson;
import org.gongtong.core.kernel.LocalizedText;
import org.junit.jupiter.api.Test;

/** Values with a citation of their own, and kinds of values that refuse what they are not. */
class SettingTest {

  private static final Parameter<Integer> DAYS =
      Parameter.of("days", ParameterType.countFrom(1), "天数", "days");
  private static final Parameter<String> NAME =
      Parameter.of("name", ParameterType.word(), "名称", "name");
  private static final Citation LAW = Citation.read("某法", "Some Law", "1");
  private static final Citation REPORT =
      Citation.secondHand(
          "某报道", "Some Report", Citation.NO_ARTICLE, LocalizedText.of("转引", "second hand"));

  private static Edition.Draft edition(String scope) {
    return Edition.of("xx.notice", 1)
        .in(scope)
        .from("2020-01-01")
        .titled("通知", "notice")
        .citing(LAW);
  }

  private static Outcome<ResolvedRule> resolve(Edition... editions) {
    return RuleBook.of(List.of(new EditionSource("pack", "1.0.0", List.of(editions), List.of())))
        .resolve(RuleId.of("xx.notice"), ScopeCode.of("xx-42"), LocalDate.of(2020, 1, 1));
  }

  @Test
  void aValueIsCitedWhereItIsWritten() {
    ResolvedRule rule =
        resolve(edition("xx").with(DAYS, 3, Change.FIXED, REPORT).with(NAME, "one").build())
            .orThrow();
    assertThat(rule.citationOf(DAYS)).isEqualTo(REPORT);
    assertThat(rule.citationOf(NAME)).isEqualTo(LAW);
  }

  @Test
  @SuppressWarnings("unchecked")
  void itsCitationIsStoredWithIt() {
    ResolvedRule rule =
        resolve(edition("xx").with(DAYS, 3, Change.FIXED, REPORT).with(NAME, "one").build())
            .orThrow();
    String stored = CanonicalJson.write(rule.toMap());
    Map<String, ?> map = (Map<String, ?>) Objects.requireNonNull(CanonicalJson.read(stored));
    ResolvedRule read = ResolvedRule.fromMap(map, List.of(DAYS, NAME));
    assertThat(read).isEqualTo(rule);
    assertThat(read.citationOf(DAYS).note()).isEqualTo(REPORT.note());
  }

  /** What was stored before values had citations of their own is written as it was. */
  @Test
  void aValueWithoutOneIsStoredAsBefore() {
    ResolvedRule rule = resolve(edition("xx").with(DAYS, 3).build()).orThrow();
    assertThat(CanonicalJson.write(Objects.requireNonNull(rule.toMap().get("values"))))
        .isEqualTo("[{\"change\":\"FIXED\",\"edition\":0,\"parameter\":\"days\",\"value\":\"3\"}]");
  }

  @Test
  void aConflictNamesTheCitationOfTheValue() {
    Outcome<ResolvedRule> outcome =
        resolve(
            edition("xx").with(DAYS, 3, Change.FIXED, REPORT).build(),
            edition("xx-42").with(DAYS, 4, Change.FIXED, REPORT).build());
    Reason reason = outcome.refusals().get(0);
    assertThat(reason.citation()).isEqualTo(REPORT);
    assertThat(reason.figures())
        .containsEntry("upper", "Some Report (unverified)")
        .containsEntry("lower", "Some Report (unverified)");
  }

  @Test
  void editionsThatSetAParameterAreFound() {
    Edition wide = edition("xx").with(DAYS, 3, Change.FREE).build();
    Edition narrow = edition("xx-42").with(DAYS, 4).with(NAME, "one").build();
    RuleBook book =
        RuleBook.of(List.of(new EditionSource("p", "1.0.0", List.of(wide, narrow), List.of())));
    assertThat(book.setting(DAYS)).containsExactly(wide, narrow);
    assertThat(book.setting(NAME)).containsExactly(narrow);
  }

  @Test
  void aCitationWithoutAnArticleNamesNone() {
    assertThat(Citation.read("某法", "Some Law", Citation.NO_ARTICLE).text())
        .isEqualTo(LocalizedText.of("《某法》", "Some Law"));
    assertThat(LAW.text()).isEqualTo(LocalizedText.of("《某法》第1条", "Some Law, art. 1"));
  }

  @Test
  void aValueThatIsNoneIsRefusedWhenWrittenAndWhenRead() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Setting<>(DAYS, 0, Change.FIXED).text());
    assertThatIllegalArgumentException().isThrownBy(() -> DAYS.type().read("0"));
    assertThat(DAYS.type().read("1")).isEqualTo(1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Setting<>(NAME, "My City", Change.FIXED).text());
    assertThatIllegalArgumentException().isThrownBy(() -> NAME.type().read("a#1"));
    assertThat(NAME.type().read("my-city-2")).isEqualTo("my-city-2");
    assertThat(ParameterType.scope().read("xx-42")).isEqualTo(ScopeCode.of("xx-42"));
    assertThatIllegalArgumentException().isThrownBy(() -> ParameterType.scope().read("x"));
  }
}
