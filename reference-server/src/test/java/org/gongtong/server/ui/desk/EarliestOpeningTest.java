package org.gongtong.server.ui.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.gongtong.cn.local.Hubei;
import org.gongtong.cn.national.CnNational;
import org.gongtong.core.rules.RuleBook;
import org.gongtong.core.rules.ScopeCode;
import org.junit.jupiter.api.Test;

class EarliestOpeningTest {
  private static final RuleBook BOOK = RuleBook.ofPacks(List.of(new Hubei(), new CnNational()));
  private static final ScopeCode YICHANG = ScopeCode.of("cn-4205");
  private static final LocalDate DAY = LocalDate.of(2026, 3, 2);

  @Test
  void whatIsLawEverywhereLeadsTheList() {
    List<String> ids =
        new EarliestOpening(BOOK)
            .matters(YICHANG, DAY).stream().map(rule -> rule.matter().id().value()).toList();
    assertThat(ids)
        .startsWith("cn.civil-code.278.1", "cn.civil-code.278.2")
        .containsSubsequence("cn.civil-code.278.9", "cn.civil-code.279", "cn-42.property.63");
    assertThat(ids.get(ids.size() - 1)).isEqualTo("cn-42.property.63");
  }
}
