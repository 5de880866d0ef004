package org.gongtong.cn.national;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.Reason;
import org.gongtong.core.rules.ResolvedRule;
import org.gongtong.core.rules.RuleBook;
import org.gongtong.core.rules.RuleId;
import org.gongtong.core.rules.ScopeCode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which law judges a day. */
class EditionChangeTest {

  private static final RuleBook BOOK = RuleBook.ofPacks(List.of(new CnNational()));

  @ParameterizedTest
  @CsvSource({
    "cn.residents-committee.residents-meeting, 1990-01-01, 1, '9, 10'",
    "cn.residents-committee.residents-meeting, 2025-12-31, 1, '9, 10'",
    "cn.residents-committee.residents-meeting, 2026-01-01, 2, '26, 27'",
    "cn.residents-committee.filing, 2025-12-31, 1, 15",
    "cn.residents-committee.filing, 2026-01-01, 2, 31",
    "cn.residents-committee.representatives-meeting, 2026-01-01, 1, '28, 29'",
    "cn.residents-committee.election.residents, 2026-01-01, 1, 19",
    "cn.residents-committee.posting, 2026-01-01, 1, 34",
    "cn.civil-code.278.4, 2021-01-01, 1, 278",
    "cn.owners-vote.challenge, 2021-01-01, 1, 12",
  })
  void theLawOfTheDayIsCited(String rule, LocalDate day, int edition, String article) {
    ResolvedRule resolved = resolve(rule, day).orThrow();

    assertThat(resolved.editions()).singleElement().matches(ref -> ref.edition() == edition);
    assertThat(resolved.citation().article()).isEqualTo(article);
  }

  @ParameterizedTest
  @CsvSource({
    "cn.residents-committee.residents-meeting, 1989-12-31",
    "cn.residents-committee.representatives-meeting, 2025-12-31",
    "cn.residents-committee.election.residents, 2025-12-31",
    "cn.residents-committee.election.households, 2025-12-31",
    "cn.residents-committee.election.representatives, 2025-12-31",
    "cn.residents-committee.posting, 2025-12-31",
    "cn.civil-code.278.4, 2020-12-31",
    "cn.civil-code.279, 2020-12-31",
    "cn.owners-vote.counting, 2020-12-31",
    "cn.owners-vote.procedure, 2020-12-31",
  })
  void aDayWithoutALawIsRefused(String rule, LocalDate day) {
    assertThat(resolve(rule, day).refusals())
        .extracting(Reason::code)
        .containsExactly("NO_RULE_IN_FORCE");
  }

  private static Outcome<ResolvedRule> resolve(String rule, LocalDate day) {
    return BOOK.resolve(RuleId.of(rule), ScopeCode.of("cn"), day);
  }
}
