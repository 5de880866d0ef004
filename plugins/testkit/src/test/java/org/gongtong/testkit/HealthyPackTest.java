package org.gongtong.testkit;

import java.nio.file.Path;
import java.util.List;
import org.gongtong.core.rules.LegalPeriod;
import org.gongtong.core.rules.Parameter;
import org.gongtong.core.rules.ParameterType;
import org.gongtong.core.rules.RulePack;
import org.junit.jupiter.api.io.TempDir;

/** A healthy pack passes the whole contract. */
class HealthyPackTest implements RulePackContract {

  private static final Parameter<LegalPeriod> NOTICE =
      Parameter.of("notice", ParameterType.period(), "通知期限", "notice period");

  @TempDir Path folder;

  @Override
  public RulePack pack() {
    return Packs.healthy(folder);
  }

  @Override
  public List<RuleCase<?>> cases() {
    return List.of(
        RuleCase.of("cn.notice", "cn-9901", "2025-12-31", NOTICE, LegalPeriod.days(10)),
        RuleCase.of("cn.notice", "cn-99", "2026-01-01", NOTICE, LegalPeriod.days(15)));
  }
}
