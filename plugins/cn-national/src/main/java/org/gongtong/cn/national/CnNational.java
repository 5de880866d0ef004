package org.gongtong.cn.national;

import java.util.List;
import java.util.stream.Stream;
import org.gongtong.core.kernel.LocalizedText;
import org.gongtong.core.rules.Edition;
import org.gongtong.core.rules.HolidayYear;
import org.gongtong.core.rules.PackDescriptor;
import org.gongtong.core.rules.RulePack;
import org.gongtong.core.rules.ScopeCode;

/** The rules that hold in all of mainland China. Immutable and thread-safe. */
public final class CnNational implements RulePack {

  @Override
  public PackDescriptor descriptor() {
    return new PackDescriptor(
        "cn-national",
        "1.0.0",
        RulePack.SPI_LEVEL,
        List.of(ScopeCode.of("cn")),
        LocalizedText.of("全国规则", "National rules of China"),
        "Apache-2.0");
  }

  @Override
  public List<Edition> editions() {
    return Stream.of(
            CivilCode.editions(),
            OwnersVoting.editions(),
            ResidentsCommitteeLaw.editions(),
            PersonalInformation.editions(),
            Retention.editions())
        .flatMap(List::stream)
        .toList();
  }

  @Override
  public List<HolidayYear> holidays() {
    return ChinaHolidays.years();
  }
}
