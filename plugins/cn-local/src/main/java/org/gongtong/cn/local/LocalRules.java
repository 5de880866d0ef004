package org.gongtong.cn.local;

import java.util.List;
import org.gongtong.core.kernel.LocalizedText;
import org.gongtong.core.rules.Edition;
import org.gongtong.core.rules.PackDescriptor;
import org.gongtong.core.rules.RuleId;
import org.gongtong.core.rules.RulePack;
import org.gongtong.core.rules.ScopeCode;

/** What the four packs share: the national rules they adapt, and how they name themselves. */
final class LocalRules {

  static final RuleId COUNTING = RuleId.of("cn.owners-vote.counting");
  static final RuleId PROCEDURE = RuleId.of("cn.owners-vote.procedure");

  private LocalRules() {}

  /** A pack for one place is named after the code of the place. */
  static PackDescriptor descriptor(String scope, String zh, String en) {
    return new PackDescriptor(
        scope,
        "1.0.0",
        RulePack.SPI_LEVEL,
        List.of(ScopeCode.of(scope)),
        LocalizedText.of(zh, en),
        "Apache-2.0");
  }

  static Edition.Draft procedure(String scope) {
    return Edition.of(PROCEDURE.value(), 1)
        .in(scope)
        .titled("业主共同决定的表决程序", "how a vote of owners runs");
  }
}
