package org.gongtong.server.print;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers, shares, days and zones as they stand on paper. */
class FiguresTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "0;0;0.00",
        "7;7;0.07",
        "100;100;1.00",
        "123456;123,456;1,234.56",
        "99999999;99,999,999;999,999.99"
      })
  void numbersAndAreas(long amount, String number, String area) {
    assertThat(Figures.number(amount)).isEqualTo(number);
    assertThat(Figures.area(amount)).isEqualTo(area);
  }

  @ParameterizedTest
  @CsvSource({
    "2,3,66.66%,false,666", "1999999,3000000,66.66%,false,666", "1,2,50.00%,true,500",
    "999999999,1000000000,99.99%,false,999", "5,5,100.00%,true,1000", "0,7,0.00%,true,0",
    "0,0,—,false,0", "9000000000000000000,9000000000000000000,100.00%,true,1000"
  })
  void sharesAreCutAndNeverRoundedUp(
      long part, long whole, String percent, boolean exact, int bar) {
    assertThat(Figures.percent(part, whole)).isEqualTo(percent);
    assertThat(Figures.isExactPercent(part, whole)).isEqualTo(exact);
    assertThat(Figures.perMille(part, whole)).isEqualTo(bar);
  }

  @Test
  void timesNameTheirZone() {
    ZonedDateTime utc = ZonedDateTime.of(2026, 12, 31, 23, 59, 59, 0, ZoneOffset.UTC);
    ZonedDateTime urumqi = utc.withZoneSameInstant(ZoneId.of("Asia/Urumqi"));

    assertThat(PrintTimes.moment(utc, PrintLanguage.ZH_CN)).isEqualTo("2026年12月31日（周四）23:59:59");
    assertThat(PrintTimes.moment(urumqi, PrintLanguage.EN))
        .isEqualTo("Fri 1 January 2027, 05:59:59");
    assertThat(PrintTimes.zone(utc, PrintLanguage.EN)).isEqualTo("UTC");
    assertThat(PrintTimes.zone(urumqi, PrintLanguage.ZH_CN)).isEqualTo("Asia/Urumqi, UTC+06:00");
    assertThat(PrintTimes.zone(urumqi.withZoneSameInstant(Samples.BEIJING), PrintLanguage.ZH_CN))
        .isEqualTo("北京时间");
  }

  @Test
  void partsGetTheirMeasureWords() {
    assertThat(new PartLabel("3", "2", "501").in(PrintLanguage.ZH_CN)).isEqualTo("3栋2单元501室");
    assertThat(new PartLabel("地下车位", "", "B1-023 号").in(PrintLanguage.ZH_CN))
        .isEqualTo("地下车位B1-023 号");
    assertThat(new PartLabel("3", "", "501").in(PrintLanguage.EN)).isEqualTo("3-501");
  }
}
