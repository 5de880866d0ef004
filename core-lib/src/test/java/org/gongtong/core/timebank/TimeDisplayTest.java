package org.gongtong.core.timebank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.gongtong.core.kernel.LocalizedText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Minutes as hours and as coins, exactly. */
class TimeDisplayTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0分钟, 0 min",
    "1, 1分钟, 1 min",
    "59, 59分钟, 59 min",
    "60, 1小时, 1 h",
    "61, 1小时1分钟, 1 h 1 min",
    "90000, 1500小时, 1500 h",
    "-90, −1小时30分钟, −1 h 30 min",
    "-60, −1小时, −1 h",
  })
  void asHours(long minutes, String zh, String en) {
    assertThat(new TimeDisplay(60).hours(minutes)).isEqualTo(LocalizedText.of(zh, en));
  }

  @ParameterizedTest
  @CsvSource({
    "60, 0, 0个时间币, 0 coins",
    "60, 60, 1个时间币, 1 coin",
    "60, 120, 2个时间币, 2 coins",
    "60, 30, 1/2个时间币, 1/2 coin",
    "60, 90, 1又1/2个时间币, 1 1/2 coins",
    "60, 7, 7/60个时间币, 7/60 coin",
    "60, 100, 1又2/3个时间币, 1 2/3 coins",
    "60, -90, −1又1/2个时间币, −1 1/2 coins",
    "60, -60, −1个时间币, −1 coin",
    "60, 36000, 600个时间币, 600 coins",
    "30, 45, 1又1/2个时间币, 1 1/2 coins",
    "1, 90, 90个时间币, 90 coins",
    "7, 100, 14又2/7个时间币, 14 2/7 coins",
    "60, -9223372036854775808, −153722867280912930又2/15个时间币, −153722867280912930 2/15 coins",
  })
  void asCoins(int minutesPerCoin, long minutes, String zh, String en) {
    assertThat(new TimeDisplay(minutesPerCoin).coins(minutes)).isEqualTo(LocalizedText.of(zh, en));
  }

  @Test
  void asBoth() {
    assertThat(new TimeDisplay(30).both(90))
        .isEqualTo(LocalizedText.of("1小时30分钟（3个时间币）", "1 h 30 min (3 coins)"));
    assertThatIllegalArgumentException().isThrownBy(() -> new TimeDisplay(0));
  }
}
