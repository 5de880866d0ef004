package org.gongtong.core.decision.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gongtong.core.decision.paper.PaperScene.FIRST;
import static org.gongtong.core.decision.paper.PaperScene.codes;
import static org.gongtong.core.decision.paper.PaperScene.line;

import java.util.List;
import java.util.UUID;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaperAccountTest {

  private final PaperScene scene = new PaperScene();

  /** Two papers are on a checked sheet, one on a sheet that is not. */
  @ParameterizedTest
  @CsvSource({
    "10, 4, 1, SHEETS_UNCHECKED",
    "10, 5, 1, PAPERS_MISSING SHEETS_UNCHECKED",
    "10, 3, 1, PAPERS_TOO_MANY SHEETS_UNCHECKED",
    "3, 4, 1, PAPERS_OVER_ISSUED SHEETS_UNCHECKED",
    "4, 4, 1, SHEETS_UNCHECKED"
  })
  void saysWhatDoesNotBalance(int issued, int returned, int spoilt, String findings) {
    assertThat(scene.accounts.account(scene.motionId).findings()).isEmpty();
    scene.enter(1, line(1, "P-01", "for"), line(2, "P-02", "for")).orThrow();
    scene.check(1, line(1, "P-01", "for"), line(2, "P-02", "for")).orThrow();
    scene.enter(2, line(1, "P-03", "for")).orThrow();
    assertThat(scene.accounts.account(scene.motionId).findings())
        .extracting(Reason::code)
        .containsExactly("PAPERS_UNCOUNTED", "SHEETS_UNCHECKED");
    PaperAccount account = count(0, issued, returned, spoilt).orThrow();
    assertThat(account.findings()).extracting(Reason::code).containsExactly(findings.split(" "));
    assertThat(account.entered()).isEqualTo(3);
    assertThat(account.openSheets()).extracting(Sheet::number).containsExactly(2);
    scene.check(2, line(1, "P-03", "for")).orThrow();
    assertThat(scene.desk.openSheets(scene.motionId)).isEmpty();
    assertThat(scene.accounts.account(scene.motionId).findings())
        .extracting(Reason::code)
        .doesNotContain("SHEETS_UNCHECKED");
  }

  @Test
  void theLatestCountHoldsAndAllStay() {
    UUID key = scene.id();
    scene.accounts.count(FIRST, scene.motionId, 0, key, 80, 70, 2).orThrow();
    assertThat(scene.accounts.count(FIRST, scene.motionId, 0, key, 80, 70, 2).isAccepted())
        .isTrue();
    assertThat(codes(count(0, 80, 71, 2))).containsExactly("COUNT_CHANGED");
    assertThat(codes(scene.accounts.count(FIRST, scene.motionId, 0, key, 80, 71, 2)))
        .containsExactly("COUNT_CHANGED");
    count(1, 80, 71, 2).orThrow();
    assertThat(scene.accounts.account(scene.motionId).returned()).isEqualTo(71);
    assertThat(scene.accounts.account(scene.motionId).notReturned()).isEqualTo(9);
    assertThat(scene.accounts.counts(scene.motionId))
        .extracting(PaperCount::returned)
        .isEqualTo(List.of(70, 71));
  }

  /** The certificate says what the papers came to, and must not say another thing tomorrow. */
  @Test
  void papersAreCountedUntilTheBallotsAre() {
    UUID key = scene.id();
    scene.accounts.count(FIRST, scene.motionId, 0, key, 80, 70, 2).orThrow();
    scene.counted();
    assertThat(codes(count(1, 999, 70, 2))).containsExactly("VOTE_NOT_OPEN");
    assertThat(scene.accounts.account(scene.motionId).issued()).isEqualTo(80);
    // Sent again it is answered as before.
    assertThat(scene.accounts.count(FIRST, scene.motionId, 0, key, 80, 70, 2).isAccepted())
        .isTrue();
  }

  @Test
  void figuresThatCannotBeAreRefused() {
    assertThat(codes(count(0, -1, -1, 0))).containsExactly("COUNT_INVALID", "COUNT_INVALID");
    assertThat(codes(count(0, 5, 4, PaperCount.MOST + 1))).containsExactly("COUNT_INVALID");
    assertThat(codes(count(0, 5, 4, 5))).containsExactly("SPOILT_OVER_RETURNED");
    assertThat(codes(scene.accounts.count(FIRST, new UUID(9, 9), 0, scene.id(), 1, 1, 1)))
        .containsExactly("MOTION_UNKNOWN");
    assertThat(scene.accounts.counts(scene.motionId)).isEmpty();
  }

  private Outcome<PaperAccount> count(int version, int issued, int returned, int spoilt) {
    return scene.accounts.count(
        FIRST, scene.motionId, version, scene.id(), issued, returned, spoilt);
  }
}
