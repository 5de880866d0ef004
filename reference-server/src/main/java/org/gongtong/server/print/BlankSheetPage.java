package org.gongtong.server.print;

import java.util.List;

/** Sets one sheet to a page, with the columns of the form it is entered in, in its order. */
final class BlankSheetPage {
  private static final int LONGEST_QUESTION = 70;

  private final BlankSheet sheet;
  private final PrintLanguage language;

  BlankSheetPage(BlankSheet sheet) {
    this.sheet = sheet;
    this.language = sheet.language();
  }

  static String title(PrintLanguage language) {
    return language.pick("纸质表决票登记表", "Paper ballot sheet");
  }

  void to(Html html) {
    html.in(
        "div",
        "sheet",
        page -> {
          page.in("div", "foot", this::foot);
          page.in("table", "head", table -> table.in("tr", "", this::head));
          page.line("p", "question", question());
          page.in("table", "lines", this::lines);
          page.in("table", "signs", table -> table.in("tr", "", this::signs));
        });
  }

  private void head(Html html) {
    html.in(
        "td",
        "",
        cell -> cell.line("div", "place", sheet.community()).heading("h1", "", title(language)));
    html.in(
        "td",
        "number",
        cell ->
            cell.heading(
                "div", "", language.pick("第 " + sheet.number() + " 张", "No. " + sheet.number())));
  }

  private String question() {
    String question = sheet.question().replaceAll("\\s+", " ");
    int end = Math.min(question.length(), LONGEST_QUESTION);
    if (end < question.length() && Character.isHighSurrogate(question.charAt(end - 1))) {
      end--;
    }
    return question.substring(0, end) + (end < question.length() ? "……" : "");
  }

  private void lines(Html html) {
    List<String> names =
        List.of(
            say("行", "Line"),
            say("专有部分编号", "Part"),
            say("同意", "For"),
            say("反对", "Against"),
            say("弃权", "Abstain"),
            say("仅签收", "Signed only"),
            say("收到日期时间", "Received"),
            say("代理人编号", "Proxy"),
            say("交票人签名", "Signature"));
    html.in(
        "thead",
        "",
        head ->
            head.in(
                "tr",
                "",
                row -> {
                  for (int column = 0; column < names.size(); column++) {
                    row.line("th", "c" + column, names.get(column));
                  }
                }));
    html.in(
        "tbody",
        "",
        body -> {
          for (int line = 1; line <= sheet.lines(); line++) {
            int number = line;
            body.in("tr", "", row -> row(row, number, names.size()));
          }
        });
  }

  private static void row(Html html, int number, int columns) {
    html.line("th", "c0", Integer.toString(number));
    for (int column = 1; column < columns; column++) {
      boolean choice = column >= 2 && column <= 5;
      html.in("td", "c" + column, cell -> cell.line("span", choice ? "box" : "", ""));
    }
  }

  private void signs(Html html) {
    for (String name :
        List.of(say("登记人", "Entered by"), say("见证人", "Witness"), say("本张票数", "Ballots"))) {
      html.line("td", "", name + say("：", ": "));
    }
  }

  private void foot(Html html) {
    html.text(
        say("议题 ", "Motion ")
            + sheet.motion()
            + say("　截止 ", " · closes ")
            + PrintTimes.moment(sheet.closes(), language)
            + say("　议题摘要 ", " · content hash "));
    html.line("span", "address", MotionOnPaper.shortHash(sheet.contentHash()));
  }

  private String say(String chinese, String english) {
    return language.pick(chinese, english);
  }
}
