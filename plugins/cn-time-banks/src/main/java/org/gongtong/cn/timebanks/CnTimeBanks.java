package org.gongtong.cn.timebanks;

import java.util.List;
import java.util.stream.Stream;
import org.gongtong.core.kernel.LocalizedText;
import org.gongtong.core.rules.Edition;
import org.gongtong.core.rules.PackDescriptor;
import org.gongtong.core.rules.RulePack;
import org.gongtong.core.rules.ScopeCode;

/** Policies of time banks in China, and one for places that have none. Immutable, thread-safe. */
public final class CnTimeBanks implements RulePack {

  static final String ID = "cn-time-banks";

  @Override
  public PackDescriptor descriptor() {
    return new PackDescriptor(
        ID,
        "1.0.0",
        RulePack.SPI_LEVEL,
        Stream.of(Volunteering.SCOPE, Beijing.SCOPE, Nanjing.SCOPE, Shanghai.SCOPE)
            .map(ScopeCode::of)
            .toList(),
        LocalizedText.of("时间银行政策", "Policies of time banks"),
        "Apache-2.0");
  }

  @Override
  public List<Edition> editions() {
    return Stream.of(
            Volunteering.editions(),
            Services.editions(),
            HoursExchange.editions(),
            Beijing.editions(),
            Nanjing.editions(),
            Shanghai.editions())
        .flatMap(List::stream)
        .toList();
  }
}
