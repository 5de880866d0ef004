package org.gongtong.server.print;

import java.util.ArrayList;
import java.util.List;

/** Sets one sheet to a page, with the columns of the form it is entered in, in its order. */
final class BlankSheetPage {
  private static final int LONGEST_QUESTION = 70;
  private static final String CHOICE = "choice";

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

  /** A column: its heading and its class, which is that of its width. */
  private record Column(String name, String kind) {}

  private List<Column> columns() {
    List<Column> columns = new ArrayList<>();
    columns.add(new Column(say("行", "Line"), "line"));
    columns.add(new Column(say("专有部分编号", "Part"), "part"));
    columns.add(new Column(say("同意", "For"), CHOICE));
    columns.add(new Column(say("反对", "Against"), CHOICE));
    columns.add(new Column(say("弃权", "Abstain"), CHOICE));
    if (sheet.signedOnly()) {
      columns.add(new Column(say("仅签收", "Signed only"), CHOICE));
    }
    columns.add(new Column(say("收到日期时间", "Received"), "time"));
    columns.add(new Column(say("代理人编号，委托至", "Proxy, until"), "proxy"));
    columns.add(new Column(say("交票人签名", "Signature"), "name"));
    return columns;
  }

  private void lines(Html html) {
    List<Column> columns = columns();
    html.in(
        "thead",
        "",
        head ->
            head.in(
                "tr",
                "",
                row -> columns.forEach(column -> row.line("th", column.kind(), column.name()))));
    html.in(
        "tbody",
        "",
        body -> {
          for (int line = 1; line <= sheet.lines(); line++) {
            int number = line;
            body.in("tr", "", row -> row(row, number, columns));
          }
        });
  }

  private static void row(Html html, int number, List<Column> columns) {
    html.line("th", "line", Integer.toString(number));
    for (Column column : columns.subList(1, columns.size())) {
      String box = column.kind().equals(CHOICE) ? "box" : "";
      html.in("td", column.kind(), cell -> cell.line("span", box, ""));
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
