package org.gongtong.server.print;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nayuki.qrcodegen.QrCode;
import java.io.ByteArrayOutputStream;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The sheets for the notice board. */
class NoticeSheetTest {
  private static final PrintShop SHOP = new PrintShop();
  private static final PrintLanguage ZH = PrintLanguage.ZH_CN;

  @Test
  void anAnnouncementFillsOnePage() {
    byte[] pdf = print(Samples.notice(ZH, NoticeSheet.Kind.ANNOUNCEMENT));

    assertThat(ReadBack.pages(pdf))
        .singleElement()
        .asString()
        .contains("航空路社区机修厂小区", "公告", "关于选聘物业服务企业的表决", "各位业主：", "三分之二以上参与")
        .contains("vote.example/m/2026-03", "咨询电话0710-0000000", "机修厂小区业主委员会", "2026年2月10日")
        .contains("3f9a1c07b2d84e65")
        .doesNotContain("https://");
    assertThat(ReadBack.pictures(pdf))
        .singleElement()
        .satisfies(
            square ->
                assertThat(square.getWidth())
                    .isEqualTo(
                        (QrCode.encodeText("https://vote.example/m/2026-03", QrCode.Ecc.MEDIUM).size
                                + 8)
                            * QrSquare.DOTS));
    assertThat(ReadBack.strangeFonts(pdf)).isEmpty();
  }

  @Test
  void aResultCarriesItsVerdictInBothLanguages() {
    assertThat(ReadBack.pages(print(Samples.notice(ZH, NoticeSheet.Kind.RESULT))).get(0))
        .contains("公示", "✓本次表决通过", "121人，9,801.15平方米");
    assertThat(
            ReadBack.lines(print(Samples.notice(PrintLanguage.EN, NoticeSheet.Kind.RESULT))).get(0))
        .contains("Public notice", "✓ The motion passed", "10 February 2026");
  }

  @Test
  void theUsualResultFitsOnePageWithItsHeadingOnOneLineAndItsAddressWhole() {
    List<String> pages = ReadBack.lines(print(Samples.usualResult()));

    assertThat(pages).hasSize(1);
    assertThat(pages.get(0).lines().map(String::strip))
        .contains("关于选聘和解聘物业服务企业或者其他管理人的表决")
        .anyMatch(line -> line.startsWith("vote.example/c/heping/m/"))
        .anyMatch(line -> line.startsWith("019cabd8-3800-7acd-8fb9-3187a2124b29/result"));
  }

  @Test
  void aSubjectOfAnyLengthLeavesNoSingleCharacterOnItsLastLine() {
    NoticeSheet known = Samples.notice(ZH, NoticeSheet.Kind.RESULT);
    for (int length = 18; length <= 60; length++) {
      String subject = "关于维修资金使用的表决".repeat(6).substring(0, length);
      NoticeSheet notice =
          new NoticeSheet(
              ZH,
              known.kind(),
              "",
              "",
              subject,
              "",
              List.of(),
              List.of(),
              "",
              "",
              "",
              known.day(),
              "");
      List<String> lines =
          ReadBack.lines(print(notice))
              .get(0)
              .lines()
              .map(String::strip)
              .filter(line -> line.length() > 1 || subject.endsWith(line) && !line.isEmpty())
              .filter(subject::contains)
              .toList();
      assertThat(String.join("", lines)).as(lines.toString()).isEqualTo(subject);
      assertThat(lines.get(lines.size() - 1)).as(lines.toString()).hasSizeGreaterThan(3);
    }
  }

  @Test
  void whatLooksLikeMarkupIsTextAndALongNoticeGoesOn() {
    NoticeSheet known = Samples.notice(ZH, NoticeSheet.Kind.RESULT);
    NoticeSheet hostile =
        new NoticeSheet(
            ZH,
            known.kind(),
            "<script>",
            "&amp;",
            "]]>",
            "",
            List.of(Samples.longQuestion(2000), "x".repeat(500)),
            List.of(new NoticeSheet.Fact("</td>", "\"'<img>")),
            "",
            "",
            "<u>",
            known.day(),
            "");

    byte[] pdf = print(hostile);

    assertThat(String.join("", ReadBack.pages(pdf)))
        .contains("<script>&amp;", "]]>", "</td>\"'<img>", "<u>", "x".repeat(40))
        .doesNotContain("扫码", "摘要");
    assertThat(ReadBack.pages(pdf)).hasSizeGreaterThan(1);
    assertThat(ReadBack.pictures(pdf)).isEmpty();
  }

  @Test
  void anAddressThatNoSquareCanHoldIsRefused() {
    NoticeSheet known = Samples.notice(ZH, NoticeSheet.Kind.RESULT);
    NoticeSheet tooLong =
        new NoticeSheet(
            ZH,
            known.kind(),
            "",
            "",
            "",
            "",
            List.of(),
            List.of(),
            "https://vote.example/" + "a".repeat(3000),
            "",
            "",
            known.day(),
            "");

    assertThatThrownBy(() -> print(tooLong))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("网址过长");
  }

  @Test
  void theSameNoticeGivesTheSameBytes() {
    NoticeSheet notice = Samples.notice(ZH, NoticeSheet.Kind.ANNOUNCEMENT);
    assertThat(print(notice)).isEqualTo(print(notice));
  }

  private static byte[] print(NoticeSheet notice) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    SHOP.notice(notice, out);
    return out.toByteArray();
  }
}
