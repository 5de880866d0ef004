package org.gongtong.server.print;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Statements of time accounts, and the card that opens them. */
class HourStatementTest {
  private static final PrintShop SHOP = new PrintShop();

  static HourStatement statement(PrintLanguage language, int lines) {
    List<HourStatement.Line> all = new ArrayList<>();
    long balance = 95;
    for (int i = 0; i < lines; i++) {
      long minutes = i % 3 == 2 ? -30 : 60 + i % 7;
      balance += minutes;
      all.add(
          new HourStatement.Line(
              LocalDate.of(2026, 1, 1).plusDays(i / 8),
              language.pick(minutes > 0 ? "服务所得" : "接受服务", minutes > 0 ? "for a service" : "paid"),
              "cn-nanjing#3",
              minutes,
              balance));
    }
    return new HourStatement(
        language,
        language.pick("航空路社区", "Hangkong Road Community"),
        "7K2M-94QX",
        language.pick("个人账户", "individual"),
        LocalDate.of(2026, 1, 1),
        LocalDate.of(2026, 12, 31),
        95,
        all,
        ZonedDateTime.of(2026, 12, 31, 9, 5, 0, 0, Samples.BEIJING),
        language.pick("对账有疑问，请在收到后联系居委会。", "Ask the committee if a line seems wrong."),
        "0710-0000000");
  }

  private static byte[] print(PrintLanguage language, int lines, int pages) {
    ByteArrayOutputStream pdf = new ByteArrayOutputStream();
    Printed printed = SHOP.statement(statement(language, lines), pdf);
    assertThat(printed.missing()).isEmpty();
    assertThat(printed.pages()).isEqualTo(pages);
    return pdf.toByteArray();
  }

  @Test
  void itTellsAccountPeriodBalancesAndEachLine() {
    byte[] pdf = print(PrintLanguage.ZH_CN, 3, 1);
    assertThat(ReadBack.lines(pdf).get(0))
        .contains("时间银行对账单", "7K2M-94QX（个人账户）", "2026年1月1日 至 2026年12月31日")
        .containsSubsequence("期初余额", "1:35", "2:01", "0:30", "3:06")
        .containsSubsequence("2026-01-01", "服务所得", "cn-nanjing#3", "1:00", "2:35")
        .containsSubsequence("1:01", "3:36", "接受服务", "0:30", "3:06")
        .contains("无需签名", "0710-0000000", "第 1 页，共 1 页")
        .doesNotContain("签字");
    assertThat(ReadBack.strangeFonts(pdf)).isEmpty();
  }

  @Test
  void aLongHistoryGoesOnFromPageToPageUnderItsHeading() {
    byte[] pdf = print(PrintLanguage.EN, 400, 13);
    List<String> pages = ReadBack.lines(pdf);
    assertThat(pages)
        .allSatisfy(page -> assertThat(page).contains("Date").contains("Balance"))
        .allSatisfy(page -> assertThat(page).contains("account 7K2M-94QX"));
    assertThat(pages.get(12)).contains("Page 13 of 13", "needs no signature");
  }

  @Test
  void anEmptyPeriodEndsAsItBegan() {
    assertThat(ReadBack.lines(print(PrintLanguage.EN, 0, 1)).get(0))
        .containsSubsequence("Opening balance", "1:35", "0:00", "0:00", "1:35")
        .contains("Nothing changed in this period.");
  }

  @Test
  void figuresKeepSignThousandsAndTwoDigitsOfMinutes() {
    assertThat(HourStatementPages.clock(0)).isEqualTo("0:00");
    assertThat(HourStatementPages.clock(65)).isEqualTo("1:05");
    assertThat(HourStatementPages.clock(-30)).isEqualTo("−0:30");
    assertThat(HourStatementPages.clock(90_000)).isEqualTo("1,500:00");
  }

  static MemberCard card(PrintLanguage language, int reprint) {
    return new MemberCard(
        language,
        language.pick("航空路社区", "Hangkong Road Community"),
        "K7QM-2X9P-D4TB-01HF",
        "https://vote.example/vote#K7QM2X9PD4TB01HF",
        "vote.example/vote",
        reprint,
        "0710-0000000");
  }

  @Test
  void aCardIsOnePageWithItsCodeAndNobodysName() {
    ByteArrayOutputStream pdf = new ByteArrayOutputStream();
    Printed printed = SHOP.card(card(PrintLanguage.ZH_CN, 1), pdf);
    assertThat(printed.missing()).isEmpty();
    assertThat(ReadBack.pages(pdf.toByteArray()))
        .singleElement()
        .asString()
        .contains("时间银行卡", "K7QM-2X9P-D4TB-01HF", "vote.example/vote", "补发第1次")
        .contains("旧卡作废");
    assertThat(ReadBack.pictures(pdf.toByteArray())).hasSize(1);
    assertThat(card(PrintLanguage.EN, 0).toString()).doesNotContain("K7QM");
  }
}
