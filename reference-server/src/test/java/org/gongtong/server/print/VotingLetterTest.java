package org.gongtong.server.print;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nayuki.qrcodegen.QrCode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** The letters as they come out of the press. */
class VotingLetterTest {
  private static final PrintShop SHOP = new PrintShop();
  private static final PrintLanguage ZH = PrintLanguage.ZH_CN;

  @Test
  void oneLetterFillsOnePageWithAllThatOneNeedsToVote() {
    byte[] pdf = print(Samples.letter(ZH));

    assertThat(ReadBack.pages(pdf))
        .singleElement()
        .asString()
        .contains("航空路社区", "机修厂小区", "议题编号2026-03", "3栋1单元101室业主", "P-0123")
        .contains("物业费每平方米每月0.65元？", "参与表决人数过半数的业主同意")
        .contains("2026年3月1日（周日）09:00至2026年3月15日（周日）18:00（北京时间）")
        .contains(Samples.CODE, "vote.example/v", "0710-0000000", "3f9a1c07b2d84e65")
        .contains("票号0001", "专有部分编号C01-3-1-101", "同意", "反对", "弃权", "签名", "门厅投票箱", "第1页，共1页")
        .doesNotContain("补发", "另有");
    assertThat(ReadBack.strangeFonts(pdf)).isEmpty();
  }

  @Test
  void theEnglishLetterSaysTheSame() {
    assertThat(ReadBack.lines(print(Samples.letter(PrintLanguage.EN))))
        .singleElement()
        .asString()
        .contains("Voting letter", "The owner of 3-1-101", "Party P-0123", Samples.CODE)
        .contains("Sun 1 March 2026, 09:00 to Sun 15 March 2026, 18:00")
        .contains(
            "For", "Against", "Abstain", "Paper ballot", "Part id C01-3-1-101", "Page 1 of 1");
  }

  @Test
  void twelvePartsAndThreeHundredCharactersStillFitOnePage() {
    VotingLetter letter = Samples.letter(Samples.motion(ZH, Samples.longQuestion(300)), 12, 3);

    List<String> pages = ReadBack.pages(print(letter));

    assertThat(pages).hasSize(1);
    assertThat(pages.get(0)).contains("补发第3次", "以前发出的表决码已作废", "5栋3单元602室", "C01-3-1-101，另有11个");
  }

  @Test
  void aMiddlingLetterFitsOnePageToo() {
    VotingLetter letter = Samples.letter(Samples.motion(ZH, Samples.longQuestion(130)), 3, 1);

    assertThat(ReadBack.pages(print(letter)))
        .singleElement()
        .asString()
        .contains("C01-3-1-101，另有2个", "补发第1次");
  }

  @Test
  void aLongerLetterGoesOnAndKeepsItsBallotWhole() {
    String question = Samples.longQuestion(2000);

    List<String> pages = ReadBack.pages(print(Samples.letter(Samples.motion(ZH, question), 40, 0)));

    assertThat(pages).hasSizeGreaterThan(1);
    String last = pages.get(pages.size() - 1);
    assertThat(last).contains("纸质表决票", "票号0001", "共40个", "同意", "签名", "交到");
    assertThat(pages.get(0)).contains("12栋1单元402室");
    assertThat(String.join("", pages).split("更新《一号楼》", -1)).hasSizeGreaterThan(45);
  }

  @Test
  void theSquareHoldsTheAddressWithTheCode() {
    QrCode expected = QrCode.encodeText(Samples.SCAN, QrCode.Ecc.MEDIUM);

    List<BufferedImage> pictures = ReadBack.pictures(print(Samples.letter(ZH)));

    assertThat(pictures).hasSize(1);
    BufferedImage square = pictures.get(0);
    assertThat(square.getWidth()).isEqualTo((expected.size + 2 * QrSquare.QUIET) * QrSquare.DOTS);
    for (int y = 0; y < expected.size; y++) {
      for (int x = 0; x < expected.size; x++) {
        int dot = QrSquare.DOTS / 2;
        int pixel =
            square.getRGB(
                (x + QrSquare.QUIET) * QrSquare.DOTS + dot,
                (y + QrSquare.QUIET) * QrSquare.DOTS + dot);
        assertThat((pixel & 0xff) < 0x80)
            .as("module %s,%s", x, y)
            .isEqualTo(expected.getModule(x, y));
      }
    }
    assertThat(square.getRGB(1, 1) & 0xffffff).as("quiet zone").isEqualTo(0xffffff);
  }

  @Test
  void everyLetterOfALongRunHasItsOwnCodeAndPageNumber() {
    List<VotingLetter> letters = new ArrayList<>();
    for (int i = 0; i < 54; i++) {
      String code = "AAAA-BBBB-" + (1000 + i) + "-C";
      letters.add(
          new VotingLetter(
              Samples.motion(ZH, Samples.shortQuestion(ZH)),
              "P-" + i,
              Samples.parts(1 + i % 3),
              "C01-" + i,
              code,
              "https://vote.example/v#" + code,
              "S-" + i,
              0));
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    Printed printed = SHOP.letters(letters.iterator(), out);

    assertThat(printed).isEqualTo(new Printed(54, 54, new java.util.TreeSet<>()));
    List<String> pages = ReadBack.pages(out.toByteArray());
    for (int i = 0; i < 54; i++) {
      assertThat(pages.get(i)).contains("AAAA-BBBB-" + (1000 + i) + "-C", "票号S-" + i, "第1页，共1页");
    }
    assertThat(ReadBack.strangeFonts(out.toByteArray())).isEmpty();
    ReadBack.open(
        out.toByteArray(),
        document -> {
          assertThat(document.getDocumentCatalog().getStructureTreeRoot()).isNull();
          assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("zh-CN");
          return document;
        });
  }

  @Test
  void noPictureOfACodeGoesThroughATemporaryFile() {
    ImageIO.setUseCache(true);

    new PrintShop(SHOP.fonts())
        .letters(List.of(Samples.letter(ZH)).iterator(), new ByteArrayOutputStream());

    assertThat(ImageIO.getUseCache()).isFalse();
  }

  @Test
  void theSameLettersGiveTheSameBytes() {
    assertThat(print(Samples.letter(ZH))).isEqualTo(print(Samples.letter(ZH)));
  }

  @Test
  void thePdfIsTaggedAndHasTitleAndLanguageButNoTime() {
    ReadBack.open(
        print(Samples.letter(ZH)),
        document -> {
          assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("zh-CN");
          assertThat(document.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
          assertThat(document.getDocumentCatalog().getStructureTreeRoot()).isNotNull();
          assertThat(document.getDocumentInformation().getTitle()).isEqualTo("业主表决书");
          assertThat(document.getDocumentInformation().getCreationDate()).isNull();
          assertThat(
                  new String(
                      document.getDocumentCatalog().getMetadata().toByteArray(),
                      java.nio.charset.StandardCharsets.UTF_8))
              .contains("<pdfuaid:part>1</pdfuaid:part>");
          return document;
        });
  }

  @Test
  void whatLooksLikeMarkupIsPrintedAsText() {
    String hostile = "<script>alert(1)</script> & \"'\u0007 </div><h1>" + "W".repeat(300);
    MotionOnPaper motion = Samples.motion(ZH, hostile);
    VotingLetter letter =
        new VotingLetter(
            motion,
            "<b>1</b>",
            List.of(new PartLabel("<i>", "&amp;", "'\"")),
            "<i>-&amp;",
            "<A>&B",
            "https://vote.example/<v>#&\"",
            "<s>",
            0);
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    Printed printed = SHOP.letters(List.of(letter).iterator(), out);

    String text = String.join("", ReadBack.pages(out.toByteArray()));
    assertThat(text)
        .contains("<script>alert(1)</script>&\"'〓</div><h1>", "<b>1</b>", "<i>栋&amp;单元'\"室")
        .contains("<A>&B", "<s>");
    assertThat(text.chars().filter(c -> c == 'W').count()).isGreaterThanOrEqualTo(300);
    assertThat(printed.missing()).containsExactly("\u0007");
  }

  @Test
  void emptyTextsLeaveTheirLabelsOut() {
    MotionOnPaper full = Samples.motion(ZH, "");
    MotionOnPaper empty =
        new MotionOnPaper(
            ZH, "", "", "", "", "", List.of(), full.opens(), full.closes(), "", "", "", "");
    VotingLetter letter =
        new VotingLetter(empty, "", List.of(new PartLabel("", "", "")), "", "C", "u", "", 0);

    String text = String.join("", ReadBack.pages(print(letter)));

    assertThat(text)
        .contains("表决时间")
        .doesNotContain("专有部分编号", "表决范围", "通过条件", "议题编号", "需要帮助", "摘要");
  }

  @Test
  void aLetterWithoutPartOrCodeIsRefusedAndTheCodeIsNeverShown() {
    MotionOnPaper motion = Samples.motion(ZH, "问");
    assertThatThrownBy(() -> new VotingLetter(motion, "P-1", List.of(), "", "C", "u", "1", 0))
        .hasMessageContaining("P-1")
        .hasMessageContaining("专有部分");
    assertThatThrownBy(
            () -> new VotingLetter(motion, "P-1", Samples.parts(1), "C01", " ", "u", "1", 0))
        .hasMessageContaining("表决码");
    assertThatThrownBy(
            () -> SHOP.letters(List.<VotingLetter>of().iterator(), new ByteArrayOutputStream()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(Samples.letter(ZH).toString()).doesNotContain(Samples.CODE, Samples.SCAN);
  }

  private static byte[] print(VotingLetter letter) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    SHOP.letters(List.of(letter).iterator(), out);
    return out.toByteArray();
  }
}
