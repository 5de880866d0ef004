package org.gongtong.server.ui.timebank.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.gongtong.core.timebank.settlement.Difference;
import org.gongtong.server.settlement.PartnerReason;
import org.gongtong.server.ui.text.Language;
import org.gongtong.server.ui.text.Messages;
import org.gongtong.server.webhook.Attempt;
import org.junit.jupiter.api.Test;

class SettlementWordsTest {
  private static final UUID HERE = UUID.fromString("019c0000-0000-7000-8000-000000000001");
  private static final UUID THERE = UUID.fromString("019c0000-0000-7000-8000-000000000002");

  private static final SettlementWords CHINESE = words(Language.CHINESE);
  private static final SettlementWords ENGLISH = words(Language.ENGLISH);

  private static SettlementWords words(Language language) {
    return new SettlementWords(Messages.in(language), language.inCore());
  }

  @Test
  void aDifferenceIsSaidWithoutCodes() {
    Difference one =
        new Difference(Difference.Kind.UNANSWERED, "order-7", "sent", HERE + " 1040 posted");
    assertThat(CHINESE.difference(one, HERE))
        .startsWith("对方已处理，本方尚未收到答复（结算编号 order-7）：本方 在途，对方 转出 1,040 分钟 已入账。系统会再次询问")
        .endsWith("。");
    assertThat(ENGLISH.difference(one, THERE))
        .contains("(order order-7): here on its way, there received 1,040 min posted. It is asked");
  }

  @Test
  void whatIsNotThereIsADash() {
    assertThat(
            CHINESE.difference(
                new Difference(Difference.Kind.MISSING_THERE, "7", THERE + " 5 refused", ""), HERE))
        .contains("本方 转入 5 分钟 对方未受理，对方 –。");
  }

  @Test
  void idsOfBanksAndAccountsAreNotSaid() {
    for (Difference.Kind kind :
        new Difference.Kind[] {
          Difference.Kind.CLOSING, Difference.Kind.LEDGER, Difference.Kind.HASH
        }) {
      assertThat(CHINESE.difference(new Difference(kind, "id-of-it", "-300", "340"), HERE))
          .doesNotContain("id-of-it");
    }
    assertThat(CHINESE.difference(new Difference(Difference.Kind.LEDGER, "a", "-300", "340"), HERE))
        .contains("账户 -300 分钟，结算记录合计 340 分钟。");
  }

  @Test
  void everyFaultOfALetterHasWords() {
    assertThat(CHINESE.fault("status 503")).isEqualTo("对方回应 503");
    for (Attempt.Fault fault : Attempt.Fault.values()) {
      assertThat(CHINESE.fault(fault.code())).isNotEmpty().doesNotContain(fault.code());
    }
  }

  @Test
  void whatWasNotTakenIsSaidWithoutPlaceholders() {
    assertThat(CHINESE.refused("PARTNER_NOT_PAIRED")).isEqualTo("与对方的对接尚未生效");
    assertThat(CHINESE.refused("STALE")).contains("时钟");
    assertThat(CHINESE.refused("OF_A_LATER_EDITION")).isEqualTo("OF_A_LATER_EDITION");
    for (PartnerReason reason : PartnerReason.values()) {
      assertThat(ENGLISH.refused(reason.name())).doesNotContain("{", reason.name());
    }
  }
}
