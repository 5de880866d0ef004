package org.gongtong.server.print;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.TreeSet;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.multipdf.PDFMergerUtility;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * Prints letters, certificates, notices, sheets, slips and statements as A4 PDFs. Thread-safe; make
 * one and keep it, since it loads the fonts. The same input gives the same bytes.
 */
public final class PrintShop {
  /** Letters laid out at once: enough to spread the cost of the fonts, few enough to stay small. */
  private static final int LETTERS_AT_ONCE = 50;

  private final PrintFonts fonts;
  private final Press press;
  private final String base = Press.style("base.css");
  private final String letterStyle = Press.style("letter.css");
  private final String certificateStyle = Press.style("certificate.css");
  private final String noticeStyle = Press.style("notice.css");
  private final String sheetStyle = Press.style("sheet.css");
  private final String slipStyle = Press.style("slip.css");
  private final String statementStyle = Press.style("statement.css");

  /** A print shop with the fonts of the jar. */
  public PrintShop() {
    this(PrintFonts.load());
  }

  /** A print shop with fonts that are loaded already. */
  public PrintShop(PrintFonts fonts) {
    this.fonts = fonts;
    this.press = new Press(fonts);
  }

  /** The fonts in use, to check a text before it is printed. */
  public PrintFonts fonts() {
    return fonts;
  }

  /**
   * Prints one PDF with all letters in the order given. Letters are drawn from the iterator a few
   * at a time and their layout is let go at once; what is kept until the end are the finished,
   * compressed pages. Nothing is written to disk and the stream stays open.
   *
   * @throws IllegalArgumentException if there is no letter, or the languages differ
   * @throws UncheckedIOException if the stream refuses the bytes
   */
  public Printed letters(Iterator<VotingLetter> letters, OutputStream out) {
    return run(letters, new VotingLetters(fonts), out);
  }

  /** As {@link #letters}, of a secret election. */
  public Printed electionLetters(Iterator<ElectionLetter> letters, OutputStream out) {
    return run(letters, new ElectionLetters(fonts), out);
  }

  /** Sets letters of one kind. */
  private interface Setter<L> {
    PrintLanguage language(L letter);

    String title(PrintLanguage language);

    Html set(List<L> few, PrintLanguage language);
  }

  private record VotingLetters(PrintFonts fonts) implements Setter<VotingLetter> {
    @Override
    public PrintLanguage language(VotingLetter letter) {
      return letter.motion().language();
    }

    @Override
    public String title(PrintLanguage language) {
      return LetterPage.title(language);
    }

    @Override
    public Html set(List<VotingLetter> few, PrintLanguage language) {
      Html html = new Html(fonts);
      for (VotingLetter letter : few) {
        checkLanguage(language, language(letter));
        new LetterPage(letter).to(html);
      }
      return html;
    }
  }

  private record ElectionLetters(PrintFonts fonts) implements Setter<ElectionLetter> {
    @Override
    public PrintLanguage language(ElectionLetter letter) {
      return letter.election().language();
    }

    @Override
    public String title(PrintLanguage language) {
      return ElectionLetterPage.title(language);
    }

    @Override
    public Html set(List<ElectionLetter> few, PrintLanguage language) {
      Html html = new Html(fonts);
      for (ElectionLetter letter : few) {
        checkLanguage(language, language(letter));
        new ElectionLetterPage(letter).to(html);
      }
      return html;
    }
  }

  private <L> Printed run(Iterator<L> letters, Setter<L> setter, OutputStream out) {
    List<L> few = draw(letters);
    if (few.isEmpty()) {
      throw new IllegalArgumentException("no letter to print / 没有可打印的表决书");
    }
    PrintLanguage language = setter.language(few.get(0));
    String title = setter.title(language);
    if (!letters.hasNext()) {
      return single(few.size(), setter.set(few, language), language, title, letterStyle, out);
    }
    TreeSet<String> missing = new TreeSet<>();
    PDFMergerUtility merger = new PDFMergerUtility();
    int sheets = 0;
    try (PDDocument whole = new PDDocument()) {
      while (!few.isEmpty()) {
        Html html = setter.set(few, language);
        append(merger, whole, pages(html, language, title));
        sheets += few.size();
        missing.addAll(html.missing());
        few = draw(letters);
      }
      Press.write(whole, false, language, title, out);
      return new Printed(sheets, whole.getNumberOfPages(), missing);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Prints a certificate; the stream stays open.
   *
   * @throws UncheckedIOException if the stream refuses the bytes
   */
  public Printed certificate(Certificate certificate, OutputStream out) {
    Html html = new Html(fonts);
    new CertificatePages(certificate).to(html);
    PrintLanguage language = certificate.subject().language();
    return single(1, html, language, CertificatePages.title(language), certificateStyle, out);
  }

  /**
   * Prints a notice; the stream stays open. It is set in the largest type in which it fits a page;
   * what fits none goes on to the next.
   *
   * @throws IllegalArgumentException if the address is too long for a QR square
   * @throws UncheckedIOException if the stream refuses the bytes
   */
  public Printed notice(NoticeSheet notice, OutputStream out) {
    String wanted = NoticePage.densityOf(notice);
    List<String> densities = NoticePage.DENSITIES;
    for (String density : densities.subList(densities.indexOf(wanted), densities.size())) {
      ByteArrayOutputStream page = new ByteArrayOutputStream();
      Printed printed = notice(notice, density, page);
      if (printed.pages() == 1) {
        write(page, out);
        return printed;
      }
    }
    return notice(notice, wanted, out);
  }

  private Printed notice(NoticeSheet notice, String density, OutputStream out) {
    Html html = new Html(fonts);
    new NoticePage(notice, density).to(html);
    return single(1, html, notice.language(), NoticePage.title(notice), noticeStyle, out);
  }

  private static void write(ByteArrayOutputStream page, OutputStream out) {
    try {
      page.writeTo(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Prints sheets for paper ballots, one to a page; the stream stays open.
   *
   * @throws IllegalArgumentException if there is none, or the languages differ
   * @throws UncheckedIOException if the stream refuses the bytes
   */
  public Printed sheets(List<BlankSheet> sheets, OutputStream out) {
    if (sheets.stream().map(BlankSheet::language).distinct().count() != 1) {
      throw new IllegalArgumentException("sheets to print, in one language / 登记表须使用同一种语言");
    }
    Html html = new Html(fonts);
    for (BlankSheet sheet : sheets) {
      new BlankSheetPage(sheet).to(html);
    }
    PrintLanguage language = sheets.get(0).language();
    return single(sheets.size(), html, language, BlankSheetPage.title(language), sheetStyle, out);
  }

  /**
   * Prints the slip of an assisted ballot; the stream stays open.
   *
   * @throws IllegalArgumentException if the address is too long for a QR square
   * @throws UncheckedIOException if the stream refuses the bytes
   */
  public Printed slip(ReceiptSlip slip, OutputStream out) {
    Html html = new Html(fonts);
    new ReceiptSlipPage(slip).to(html);
    PrintLanguage language = slip.language();
    return single(1, html, language, ReceiptSlipPage.title(language), slipStyle, out);
  }

  /**
   * Prints a statement; the stream stays open.
   *
   * @throws UncheckedIOException if the stream refuses the bytes
   */
  public Printed statement(HourStatement statement, OutputStream out) {
    Html html = new Html(fonts);
    new HourStatementPages(statement).to(html);
    PrintLanguage language = statement.language();
    return single(1, html, language, HourStatementPages.title(language), statementStyle, out);
  }

  /**
   * Prints a member's card; the stream stays open.
   *
   * @throws IllegalArgumentException if the address is too long for a QR square
   * @throws UncheckedIOException if the stream refuses the bytes
   */
  public Printed card(MemberCard card, OutputStream out) {
    Html html = new Html(fonts);
    new MemberCardPage(card).to(html);
    PrintLanguage language = card.language();
    return single(1, html, language, MemberCardPage.title(language), slipStyle, out);
  }

  private Printed single(
      int sheets, Html html, PrintLanguage language, String title, String style, OutputStream out) {
    String document = html.document(language, title, styles(language, style));
    int pages = press.print(document, true, language, title, out);
    return new Printed(sheets, pages, html.missing());
  }

  private static <L> List<L> draw(Iterator<L> letters) {
    List<L> few = new ArrayList<>(LETTERS_AT_ONCE);
    while (few.size() < LETTERS_AT_ONCE && letters.hasNext()) {
      few.add(letters.next());
    }
    return few;
  }

  private static void checkLanguage(PrintLanguage language, PrintLanguage ofLetter) {
    if (ofLetter != language) {
      throw new IllegalArgumentException(
          "letters of one print run must share one language / 同一批表决书须使用同一种语言");
    }
  }

  private String styles(PrintLanguage language, String own) {
    return base + Press.pageNumbers(language) + own;
  }

  private byte[] pages(Html html, PrintLanguage language, String title) {
    ByteArrayOutputStream pages = new ByteArrayOutputStream();
    String document = html.document(language, title, styles(language, letterStyle));
    press.print(document, false, language, title, pages);
    return pages.toByteArray();
  }

  /** Fonts become subsets when pages are saved, so only saved pages may be joined. */
  private static void append(PDFMergerUtility merger, PDDocument whole, byte[] saved)
      throws IOException {
    try (PDDocument pages = Loader.loadPDF(saved)) {
      merger.appendDocument(whole, pages);
    }
  }
}
