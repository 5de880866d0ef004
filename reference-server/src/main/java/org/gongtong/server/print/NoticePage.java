package org.gongtong.server.print;

import java.util.List;

/** Sets a notice, in the largest type its length allows: it is read standing, at arm's length. */
final class NoticePage {
  /** How tightly a notice can be set, the largest type first. */
  static final List<String> DENSITIES = List.of("airy", "even", "dense", "tight");

  /** What is wider than this stands in the small type of an address. */
  private static final int SHORT_ADDRESS = 30;

  private static final int SMALLEST_SUBJECT = 16;

  /** The width of the page in points, less a hair. */
  private static final double WIDTH = 497;

  /** A last line of fewer cells looks forgotten. */
  private static final double LEAST_ON_LAST_LINE = 4;

  private final NoticeSheet notice;
  private final PrintLanguage language;
  private final String density;

  /**
   * @param density one of {@link #DENSITIES}
   */
  NoticePage(NoticeSheet notice, String density) {
    this.notice = notice;
    this.language = notice.language();
    this.density = density;
  }

  static String title(NoticeSheet notice) {
    String kind =
        switch (notice.kind()) {
          case ANNOUNCEMENT -> notice.language().pick("公告", "Announcement");
          case RESULT -> notice.language().pick("公示", "Public notice");
        };
    return notice.subject().isBlank()
        ? kind
        : kind + notice.language().pick("：", ": ") + notice.subject();
  }

  void to(Html html) {
    html.in("div", "foot", this::foot);
    html.in(
        "div",
        "notice " + density,
        page -> {
          page.in("div", "body", this::body);
          page.in("table", "end", table -> table.in("tr", "", this::end));
        });
  }

  private void body(Html html) {
    String place = notice.community() + say("", " ") + notice.compound();
    html.heading("div", "place", place.strip());
    html.heading(
        "h1",
        "",
        notice.kind() == NoticeSheet.Kind.ANNOUNCEMENT
            ? say("公　告", "Announcement")
            : say("公　示", "Public notice"));
    if (!notice.subject().isBlank()) {
      html.heading("h2", "pt" + subjectSize(), notice.subject());
    }
    if (!notice.verdict().isBlank()) {
      html.heading("div", "verdict", notice.verdict());
    }
    for (String paragraph : notice.paragraphs()) {
      html.line("p", isSalutation(paragraph) ? "flush" : "", paragraph);
    }
    html.in(
        "table",
        "facts",
        table -> {
          for (NoticeSheet.Fact fact : notice.facts()) {
            if (!fact.value().isBlank()) {
              table.in(
                  "tr", "", row -> row.line("th", "", fact.name()).line("td", "", fact.value()));
            }
          }
        });
  }

  private void end(Html html) {
    String address = notice.pageAddress();
    if (!address.isBlank()) {
      html.in(
          "td",
          "scan",
          cell ->
              cell.picture(
                  "qr",
                  QrSquare.dataUri(address),
                  say("打开公开页面的二维码：", "QR code of the public page: ") + address));
      html.in(
          "td",
          "look",
          cell -> {
            cell.heading("div", "", say("扫码看全文", "Read it all online"));
            String typed = address.replaceFirst("^https?://", "");
            cell.line("div", typed.length() > SHORT_ADDRESS ? "address long" : "address", typed);
            if (!notice.helpPhone().isBlank()) {
              cell.line("div", "", say("咨询电话 ", "Telephone ") + notice.helpPhone());
            }
          });
    }
    html.in(
        "td",
        "issuer",
        cell -> {
          cell.line("div", "", notice.issuer());
          cell.line("div", "", PrintTimes.day(notice.day(), language));
        });
  }

  private void foot(Html html) {
    String hash = notice.contentHash();
    if (!hash.isBlank()) {
      html.text(say("议题摘要 ", "Content hash "));
      html.line("span", "address", MotionOnPaper.shortHash(hash));
    }
  }

  /** A line like 各位业主： stands at the margin, all other paragraphs are indented by two cells. */
  private static boolean isSalutation(String paragraph) {
    return paragraph.length() <= 16 && paragraph.strip().endsWith("：");
  }

  /**
   * The largest type in which the subject fits one line, or leaves no single character on its last
   * one.
   */
  private int subjectSize() {
    double cells = halfCells(notice.subject()) / 2.0;
    int largest = density.equals("airy") || density.equals("even") ? 22 : 19;
    for (int size = largest; size >= SMALLEST_SUBJECT; size--) {
      double line = Math.floor(WIDTH / size);
      if (cells <= line || cells % line >= LEAST_ON_LAST_LINE) {
        return size;
      }
    }
    return largest;
  }

  /** The density its length asks for, where no other makes it fit one page. */
  static String densityOf(NoticeSheet notice) {
    int cells = notice.paragraphs().stream().mapToInt(NoticePage::halfCells).sum() / 2;
    for (NoticeSheet.Fact fact : notice.facts()) {
      // a line of the table is at least half a line of text
      cells += Math.max(14, halfCells(fact.value()) / 2);
    }
    if (cells <= 260) {
      return "airy";
    }
    return cells <= 420 ? "even" : "dense";
  }

  private static int halfCells(String text) {
    return text.codePoints().map(code -> code < 0x2000 ? 1 : 2).sum();
  }

  private String say(String chinese, String english) {
    return language.pick(chinese, english);
  }
}
