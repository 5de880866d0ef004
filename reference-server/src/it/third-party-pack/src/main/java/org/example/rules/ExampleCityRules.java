package org.example.rules;

import java.util.ArrayList;
import java.util.List;
import org.gongtong.core.kernel.LocalizedText;
import org.gongtong.core.kernel.Threshold;
import org.gongtong.core.rules.Citation;
import org.gongtong.core.rules.Edition;
import org.gongtong.core.rules.PackDescriptor;
import org.gongtong.core.rules.Parameter;
import org.gongtong.core.rules.ParameterType;
import org.gongtong.core.rules.RulePack;
import org.gongtong.core.rules.ScopeCode;

/** A rule pack as a stranger writes it: a rule about gardens, and the city's time bank. */
public final class ExampleCityRules implements RulePack {

  private static final Parameter<Threshold> SUPPORT =
      Parameter.of("example.support", ParameterType.threshold(), "赞成比例", "share in favour");

  @Override
  public PackDescriptor descriptor() {
    return new PackDescriptor(
        "cn-9901",
        "1.0.0",
        RulePack.SPI_LEVEL,
        List.of(ScopeCode.of("cn-9901")),
        LocalizedText.of("示例市规则", "Rules of an example city"),
        "Apache-2.0");
  }

  @Override
  public List<Edition> editions() {
    List<Edition> editions = new ArrayList<>(ExampleCityTimeBank.editions());
    editions.add(
        Edition.of("cn.example-city.1", 1)
            .in("cn-9901")
            .from("2026-01-01")
            .titled("共用花园", "The common garden")
            .citing(
                Citation.unverified(
                    "示例市小区花园办法",
                    "Measures of an example city on gardens",
                    "1",
                    LocalizedText.of("虚构的办法，仅供示例", "made up for this example")))
            .with(SUPPORT, Threshold.MAJORITY)
            .build());
    return List.copyOf(editions);
  }
}
