package org.gongtong.example;

import java.util.Comparator;
import java.util.List;
import org.gongtong.core.kernel.LocalizedText;
import org.gongtong.core.kernel.Threshold;
import org.gongtong.core.rules.Change;
import org.gongtong.core.rules.Citation;
import org.gongtong.core.rules.Edition;
import org.gongtong.core.rules.LegalPeriod;
import org.gongtong.core.rules.PackDescriptor;
import org.gongtong.core.rules.Parameter;
import org.gongtong.core.rules.ParameterType;
import org.gongtong.core.rules.RulePack;
import org.gongtong.core.rules.ScopeCode;

/** The rules of a made-up place: a matter of its own, and how long it is announced beforehand. */
public final class ExampleRules implements RulePack {

  static final Parameter<LegalPeriod> NOTICE =
      Parameter.of("example.notice", ParameterType.period(), "公告期", "notice period")
          .strictestLast(Comparator.comparing(LegalPeriod::roughDays));
  static final Parameter<Threshold> SUPPORT =
      Parameter.of("example.support", ParameterType.threshold(), "赞成比例", "share in favour");
  private static final LocalizedText NOTE =
      LocalizedText.of("虚构的地方规定，仅供教学", "made up for the tutorial");
  private static final Citation ORDINANCE =
      Citation.unverified("示例市小区花园办法", "Garden Ordinance of Example City", "3", NOTE);

  @Override
  public PackDescriptor descriptor() {
    LocalizedText name = LocalizedText.of("示例市规则（虚构）", "Rules of Example City (made up)");
    List<ScopeCode> scopes = List.of(ScopeCode.of("cn-99"));
    return new PackDescriptor("cn-99", "1.0.0", RulePack.SPI_LEVEL, scopes, name, "Apache-2.0");
  }

  @Override
  public List<Edition> editions() {
    Edition.Draft garden = Edition.of("cn-99.gardens.3", 1).in("cn-99").from("2026-01-01");
    garden.titled("共用花园交各楼栋认养", "give common gardens to the buildings").citing(ORDINANCE);
    garden.with(NOTICE, LegalPeriod.days(30), Change.ONLY_STRICTER);
    garden.with(SUPPORT, Threshold.atLeast(2, 3));
    return List.of(garden.build());
  }
}
