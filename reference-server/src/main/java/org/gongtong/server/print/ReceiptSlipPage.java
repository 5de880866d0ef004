package org.gongtong.server.print;

/** Sets a slip on the upper half of a page, which is folded and put into a letter box. */
final class ReceiptSlipPage {
  private final ReceiptSlip slip;
  private final PrintLanguage language;

  ReceiptSlipPage(ReceiptSlip slip) {
    this.slip = slip;
    this.language = slip.language();
  }

  static String title(PrintLanguage language) {
    return language.pick("投票凭证", "Receipt of a ballot");
  }

  void to(Html html) {
    html.in("div", "foot", this::foot);
    html.in(
        "div",
        "slip",
        page -> {
          page.line("div", "place", slip.community());
          page.heading("h1", "", title(language));
          page.in("table", "facts", this::facts);
          page.in("table", "proof", table -> table.in("tr", "", this::proof));
          page.line("p", "words", slip.words());
          if (!slip.helpPhone().isBlank()) {
            page.line("p", "", say("咨询电话 ", "Telephone ") + slip.helpPhone());
          }
        });
  }

  private void facts(Html html) {
    fact(html, say("表决议题", "Question"), slip.question());
    fact(html, say("专有部分", "Part"), slip.part());
    fact(html, say("投票时间", "Cast at"), PrintTimes.moment(slip.cast(), language));
  }

  private static void fact(Html html, String name, String value) {
    html.in("tr", "", row -> row.line("th", "", name).line("td", "", value));
  }

  private void proof(Html html) {
    html.in(
        "td",
        "scan",
        cell ->
            cell.picture(
                "qr",
                QrSquare.dataUri(slip.address()),
                say("在公开日志中查看的二维码：", "QR code of the public log: ") + slip.address()));
    html.in(
        "td",
        "code",
        cell -> {
          cell.line("div", "", say("凭证号", "Receipt"));
          cell.heading("div", "receipt", slip.receipt());
          cell.line("div", "address", slip.address().replaceFirst("^https?://", ""));
        });
  }

  private void foot(Html html) {
    html.text(say("议题 ", "Motion ") + slip.motion() + say("　议题摘要 ", " · content hash "));
    html.line("span", "address", MotionOnPaper.shortHash(slip.contentHash()));
  }

  private String say(String chinese, String english) {
    return language.pick(chinese, english);
  }
}
