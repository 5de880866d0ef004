package org.gongtong.server.ui.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.gongtong.core.timebank.TimeDisplay;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MinuteWordsTest {
  private static final Messages CHINESE = Messages.in(Language.CHINESE);
  private static final Messages ENGLISH = Messages.in(Language.ENGLISH);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "750|您有 12 小时 30 分钟|You have 12 hours 30 minutes",
        "61|您有 1 小时 1 分钟|You have 1 hour 1 minute",
        "120|您有 2 小时|You have 2 hours",
        "1|您有 1 分钟|You have 1 minute",
        "0|您现在没有可用的时间|You have no hours at the moment",
        "-90|您用的比存的多 1 小时 30 分钟|You have used 1 hour 30 minutes more than you gave",
        "90000|您有 1,500 小时|You have 1,500 hours"
      })
  void aBalanceIsSaidInWords(long minutes, String zh, String en) {
    assertThat(MinuteWords.balance(CHINESE, minutes)).isEqualTo(zh);
    assertThat(MinuteWords.balance(ENGLISH, minutes)).isEqualTo(en);
  }

  @Test
  void coinsAreThoseOfThePolicy() {
    assertThat(MinuteWords.coins(CHINESE, 750, new TimeDisplay(60))).isEqualTo("合 12又1/2个时间币");
    assertThat(MinuteWords.coins(ENGLISH, 60, new TimeDisplay(60))).isEqualTo("That is 1 coin");
    assertThat(MinuteWords.coins(ENGLISH, -60, new TimeDisplay(60))).isEmpty();
    assertThat(MinuteWords.coins(ENGLISH, 750, null)).isEmpty();
    assertThat(MinuteWords.coins(ENGLISH, 0, new TimeDisplay(60))).isEmpty();
  }

  @Test
  void figuresOfATableHaveTwoDigitsOfMinutes() {
    assertThat(MinuteWords.clock(65)).isEqualTo("1:05");
    assertThat(MinuteWords.clock(-30)).isEqualTo("−0:30");
    assertThat(MinuteWords.clock(Long.MAX_VALUE)).isEqualTo("153,722,867,280,912,930:07");
  }
}
