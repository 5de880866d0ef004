package org.gongtong.server.print;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.util.List;
import org.gongtong.server.print.Certificate.Count;
import org.gongtong.server.print.Certificate.Measure;
import org.gongtong.server.print.Certificate.Requirement;
import org.junit.jupiter.api.Test;

/** The certificate as a stranger reads it. */
class CertificateTest {
  private static final PrintShop SHOP = new PrintShop();

  @Test
  void itHoldsEveryFigureAndWhatARecountNeeds() {
    List<String> pages = ReadBack.pages(print(Samples.certificate(PrintLanguage.ZH_CN, true)));

    assertThat(pages).hasSize(2);
    assertThat(pages.get(0))
        .contains("业主共同决定结果证明书", "第二百七十八条第一款第四项", "✓通过", "四项条件全部满足")
        .contains("3f9a1c07b2d84e65a0914cfe7712d3b86f0d55a1c2e94b7780aa91d3c6e5f402")
        .contains("全体（名册）26023,145.80", "参与表决18216,040.20", "同意12166.48%9,801.1561.10%")
        .contains("反对49", "弃权12", "182/260=70.00%", "要求≥2/3（含本数）")
        .contains("9,801.15㎡/16,040.20㎡≈61.10%", "要求＞1/2（不含本数）", "第1页，共2页");
    assertThat(pages.get(1))
        .contains("网上96", "同一业主方已有有效票", "DUPLICATE", "补发（旧码作废）", "260426074不公布")
        .contains("cn-national@0.1.0", "roster.csv", "ballots.csv")
        .contains("gongtongtally--rosterroster.csv--ballotsballots.csv--mattercn.civil-code.278.4")
        .contains("可向社区申请查阅表决明细")
        .doesNotContain("任何人", "web", "visit")
        .contains("监票人", "业主委员会（盖章）", "出具时间2026年3月15日（周日）18:20（北京时间）");
  }

  @Test
  void aFailedOneSaysSoInWordsAndInEnglish() {
    String text =
        String.join("\n", ReadBack.lines(print(Samples.certificate(PrintLanguage.EN, false))));

    assertThat(text)
        .contains("× Not passed", "8,020.10 ㎡ / 16,040.20 ㎡ = 50.00%", "needs > 1/2 (more than)")
        .contains("× not met", "✓ met", "needs ≥ 2/3 (at least)", "Page 2 of 2")
        .doesNotContain("✓ Passed");
  }

  @Test
  void figuresThatContradictTheJudgementAreRefused() {
    assertThatThrownBy(() -> heads(2, 3, true, false)).hasMessageContaining("数字与结论不符");
    assertThatThrownBy(() -> heads(2, 3, false, true)).hasMessageContaining("in favour");
    assertThat(heads(2, 3, true, true).met()).isTrue();
    assertThat(heads(0, 0, true, false).met()).isFalse();
    assertThatThrownBy(() -> heads(-1, 3, true, false)).hasMessageContaining("不是分数");
    long half = Long.MAX_VALUE / 2;
    assertThat(
            new Requirement("x", Measure.AREA, half, Long.MAX_VALUE, 1, 2, false, false, false, "")
                .met())
        .isFalse();
  }

  @Test
  void aCeilingIsKeptAndSaysSo() {
    Requirement kept =
        new Requirement("异议的人数", Measure.HEADS, 10, 30, 1, 3, false, true, false, "地方条例第63条");
    assertThat(new Requirement("x", Measure.HEADS, 10, 30, 1, 3, true, true, true, "").met())
        .isTrue();
    assertThatThrownBy(
            () -> new Requirement("x", Measure.HEADS, 10, 30, 1, 3, false, true, true, ""))
        .hasMessageContaining("数字与结论不符");
    assertThatThrownBy(
            () -> new Requirement("x", Measure.HEADS, 2, 30, 1, 3, true, true, false, ""))
        .hasMessageContaining("数字与结论不符");
    Requirement fewer =
        new Requirement("异议的面积", Measure.AREA, 300, 3000, 1, 3, true, true, true, "地方条例第63条");

    String text = String.join("", ReadBack.pages(print(with(List.of(kept, fewer)))));

    assertThat(text)
        .contains("须少于1/3（＜，不含本数）", "不得超过1/3（≤，含本数）", "×未满足", "✓满足")
        .doesNotContain("要求＞1/3", "要求≥1/3");
  }

  private static Certificate with(List<Requirement> requirements) {
    Certificate full = Samples.certificate(PrintLanguage.ZH_CN, false);
    return new Certificate(
        full.subject(),
        full.outcome(),
        full.why(),
        full.roll(),
        full.participated(),
        full.inFavour(),
        full.against(),
        full.abstained(),
        requirements,
        full.rejected(),
        full.channels(),
        full.papers(),
        full.recount(),
        full.signatures(),
        full.issuedAt());
  }

  @Test
  void emptyListsAndAnEmptyRollArePrintedAsSuch() {
    Certificate full = Samples.certificate(PrintLanguage.ZH_CN, true);
    Count none = new Count(0, 0);
    Certificate empty =
        new Certificate(
            full.subject(),
            Certificate.Outcome.NO_QUORUM,
            "",
            none,
            none,
            none,
            none,
            none,
            List.of(),
            List.of(),
            List.of(),
            Certificate.Papers.told(0, 0, 0, 0, 0, 0),
            new Certificate.Recount("", "", "", "", ""),
            List.of(),
            full.issuedAt());

    String text = String.join("", ReadBack.pages(print(empty)));

    assertThat(text).contains("参与不足，未形成决定", "同意0—0.00—", "未计入的票", "无").doesNotContain("roster.csv");
  }

  @Test
  void aQuestionOfTwoThousandCharactersGoesOnAcrossPages() {
    Certificate.Subject known = Samples.certificate(PrintLanguage.ZH_CN, true).subject();
    Certificate full = Samples.certificate(PrintLanguage.ZH_CN, true);
    String question = Samples.longQuestion(2000);
    Certificate.Subject subject =
        new Certificate.Subject(
            known.language(),
            "<b>&社区",
            "W".repeat(200),
            known.number(),
            known.matter(),
            known.citation(),
            question,
            known.contentHash(),
            known.scope(),
            known.opens(),
            known.closes());
    Certificate long2000 =
        new Certificate(
            subject,
            full.outcome(),
            full.why(),
            full.roll(),
            full.participated(),
            full.inFavour(),
            full.against(),
            full.abstained(),
            full.requirements(),
            full.rejected(),
            full.channels(),
            full.papers(),
            full.recount(),
            full.signatures(),
            full.issuedAt());

    List<String> pages = ReadBack.pages(print(long2000));

    assertThat(pages).hasSizeBetween(3, 4);
    String text = String.join("", pages);
    assertThat(text).contains("<b>&社区", "业主委员会（盖章）");
    assertThat(text.split("更新《一号楼》", -1)).hasSizeGreaterThan(45);
  }

  @Test
  void theSameCertificateGivesTheSameBytes() {
    assertThat(print(Samples.certificate(PrintLanguage.ZH_CN, true)))
        .isEqualTo(print(Samples.certificate(PrintLanguage.ZH_CN, true)));
  }

  private static Requirement heads(long actual, long whole, boolean inclusive, boolean met) {
    return new Requirement(
        "in favour", Measure.HEADS, actual, whole, 2, 3, inclusive, false, met, "");
  }

  private static byte[] print(Certificate certificate) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    SHOP.certificate(certificate, out);
    return out.toByteArray();
  }
}
