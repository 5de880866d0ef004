package org.gongtong.server.print;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The letters of a secret election as they come out of the press. */
class ElectionLetterTest {
  private static final PrintShop SHOP = new PrintShop();
  private static final String CODE = "K7QM-2X9P-D4TB-01HV";

  @Test
  void oneLetterFillsOnePageAndHasNoBallot() {
    assertThat(ReadBack.pages(print(letter(PrintLanguage.ZH_CN, 8, 0))))
        .singleElement()
        .asString()
        .contains("选举投票信", "选民X-0107（序号12）", "样板社区第五届居民委员会委员选举")
        .contains("5人。最多选5人。", "1.候选人1", "8.候选人8", CODE, "vote.example/v")
        .contains("2026年3月1日（周日）09:00", "到投票站领一张", "投票是保密的", "第1页，共1页")
        .doesNotContain("沿此线剪下", "签名", "票号", "补发");
  }

  @Test
  void theEnglishLetterSaysTheSame() {
    assertThat(ReadBack.lines(print(letter(PrintLanguage.EN, 8, 2))))
        .singleElement()
        .asString()
        .contains("Election voting letter", "Voter X-0107 (no. 12)", CODE, "Reprint no. 2")
        .contains("The vote is secret")
        .doesNotContain("Signature", "cut along");
  }

  @Test
  void aLongListOfCandidatesStandsThereInFull() {
    String all = String.join("", ReadBack.pages(print(letter(PrintLanguage.ZH_CN, 128, 1))));
    assertThat(all).contains("128.候选人128", "补发第1次", "以前发出的表决码已作废", CODE);
  }

  @Test
  void theCodeStandsInNoText() {
    assertThat(letter(PrintLanguage.ZH_CN, 3, 0).toString()).doesNotContain(CODE);
    ElectionOnPaper election = letter(PrintLanguage.ZH_CN, 3, 0).election();
    assertThatThrownBy(() -> new ElectionLetter(election, 1, "X-1", "", "https://v", 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new ElectionLetter(election, 1, "X-1", CODE, "https://v", -1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  static ElectionLetter letter(PrintLanguage language, int candidates, int reprint) {
    boolean chinese = language == PrintLanguage.ZH_CN;
    List<String> names = IntStream.rangeClosed(1, candidates).mapToObj(i -> "候选人" + i).toList();
    ElectionOnPaper election =
        new ElectionOnPaper(
            language,
            chinese ? "样板社区" : "Model community",
            "5F0D3E8B",
            "样板社区第五届居民委员会委员选举",
            chinese ? "全体有选举权的居民" : "All registered voters",
            chinese ? "5 人。最多选 5 人。" : "5 people. Choose at most 5.",
            names,
            chinese
                ? List.of("参加投票：以全体选民计，要过半数", "得票：以参加投票的人数计，要过半数")
                : List.of("Taking part: more than half of all voters"),
            ZonedDateTime.of(2026, 3, 1, 9, 0, 0, 0, Samples.BEIJING),
            ZonedDateTime.of(2026, 3, 1, 18, 0, 0, 0, Samples.BEIJING),
            "vote.example/v",
            chinese ? "到投票站领一张，填好投进票箱。" : "go to the polling station.",
            "0710-000 0000",
            Samples.HASH);
    return new ElectionLetter(election, 12, "X-0107", CODE, Samples.SCAN, reprint);
  }

  private static byte[] print(ElectionLetter letter) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    SHOP.electionLetters(List.of(letter).iterator(), out);
    return out.toByteArray();
  }
}
