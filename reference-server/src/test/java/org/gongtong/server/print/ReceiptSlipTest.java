package org.gongtong.server.print;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;

/** The slip for a household that voted at its door. */
class ReceiptSlipTest {
  private static final PrintShop SHOP = new PrintShop();

  static ReceiptSlip slip(PrintLanguage language) {
    return new ReceiptSlip(
        language,
        language.pick("航空路社区", "Hangkong Road Community"),
        "2026-03",
        Samples.shortQuestion(language),
        "C01-6-7",
        ZonedDateTime.of(2026, 3, 9, 16, 42, 0, 0, Samples.BEIJING),
        "7K2M-94QX-0A5T-3HJW",
        "https://vote.example/log/receipt/7K2M-94QX-0A5T-3HJW",
        language.pick("如果您没有投过票，请立即联系居委会。", "If you did not vote, tell the committee at once."),
        "0710-0000000",
        Samples.HASH);
  }

  private static byte[] print(PrintLanguage language) {
    ByteArrayOutputStream pdf = new ByteArrayOutputStream();
    assertThat(SHOP.slip(slip(language), pdf).missing()).isEmpty();
    return pdf.toByteArray();
  }

  @Test
  void itIsOnePageWithTheReceiptAndNothingOfTheChoice() {
    byte[] pdf = print(PrintLanguage.ZH_CN);
    assertThat(ReadBack.pages(pdf))
        .singleElement()
        .asString()
        .contains("投票凭证", "7K2M-94QX-0A5T-3HJW", "C01-6-7", "2026年3月9日")
        .contains("如果您没有投过票", "0710-0000000", "3f9a1c07b2d84e65")
        .doesNotContain("赞成", "反对", "弃权");
    assertThat(ReadBack.pictures(pdf)).hasSize(1);
    assertThat(ReadBack.strangeFonts(pdf)).isEmpty();
  }

  @Test
  void itSpeaksEnglish() {
    assertThat(ReadBack.lines(print(PrintLanguage.EN)).get(0))
        .contains("Receipt of a ballot", "Cast at", "If you did not vote");
  }
}
