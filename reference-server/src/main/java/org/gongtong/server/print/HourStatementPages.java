package org.gongtong.server.print;

import org.gongtong.server.print.HourStatement.Line;

/** Sets a statement: the sums first, then line by line, the heading again on every page. */
final class HourStatementPages {
  private final HourStatement statement;
  private final PrintLanguage language;

  HourStatementPages(HourStatement statement) {
    this.statement = statement;
    this.language = statement.language();
  }

  static String title(PrintLanguage language) {
    return language.pick("时间银行对账单", "Time bank statement");
  }

  void to(Html html) {
    html.in("div", "foot", this::foot);
    html.in(
        "table",
        "head",
        table ->
            table.in(
                "tr",
                "",
                row ->
                    row.line("td", "place", statement.community())
                        .line("td", "number", say("账号 ", "Account ") + statement.account())));
    html.heading("h1", "", title(language));
    html.in("table", "facts", this::facts);
    html.in("table", "grid sums", this::sums);
    html.heading("h2", "", say("明细（单位：小时:分）", "Line by line (hours:minutes)"));
    if (statement.lines().isEmpty()) {
      html.line("div", "none", say("这段时间没有变动。", "Nothing changed in this period."));
    } else {
      html.in("table", "grid lines", this::lines);
    }
    html.line("p", "words", statement.words());
    html.line(
        "p",
        "",
        say("本单由系统生成，无需签名。", "This statement was made by machine and needs no signature."));
    if (!statement.helpPhone().isBlank()) {
      html.line("p", "", say("咨询电话 ", "Telephone ") + statement.helpPhone());
    }
  }

  private void facts(Html html) {
    fact(
        html,
        say("账户", "Account"),
        statement.account() + say("（", " (") + statement.kind() + say("）", ")"));
    fact(
        html,
        say("期间", "Period"),
        PrintTimes.day(statement.from(), language)
            + say(" 至 ", " to ")
            + PrintTimes.day(statement.until(), language));
    fact(
        html,
        say("打印时间", "Made"),
        PrintTimes.moment(statement.made(), language)
            + say("（", " (")
            + PrintTimes.zone(statement.made(), language)
            + say("）", ")"));
  }

  private static void fact(Html html, String name, String value) {
    html.in("tr", "", row -> row.line("th", "", name).line("td", "", value));
  }

  private void sums(Html html) {
    html.in(
        "tr",
        "",
        row -> {
          for (String name :
              new String[] {
                say("期初余额", "Opening balance"),
                say("转入合计", "In"),
                say("转出合计", "Out"),
                say("期末余额", "Closing balance")
              }) {
            row.line("th", "figure", name);
          }
        });
    html.in(
        "tr",
        "",
        row ->
            row.line("td", "figure", clock(statement.opening()))
                .line("td", "figure", clock(statement.in()))
                .line("td", "figure", clock(-statement.out()))
                .heading("td", "figure", clock(statement.closing())));
  }

  private void lines(Html html) {
    html.in("thead", "", head -> head.in("tr", "", this::headings));
    html.in(
        "tbody",
        "",
        body -> {
          for (Line line : statement.lines()) {
            body.in("tr", "", row -> line(row, line));
          }
        });
  }

  private void headings(Html html) {
    html.line("th", "day", say("日期", "Date"));
    html.line("th", "what", say("事由", "What"));
    html.line("th", "edition", say("规则版本", "Edition of the rules"));
    html.line("th", "figure", say("转入", "In"));
    html.line("th", "figure", say("转出", "Out"));
    html.line("th", "figure", say("余额", "Balance"));
  }

  private void line(Html row, Line line) {
    row.line("td", "day", line.day().toString());
    row.line("td", "what", line.what());
    row.line("td", "edition", line.edition());
    row.line("td", "figure", line.minutes() > 0 ? clock(line.minutes()) : "");
    row.line("td", "figure", line.minutes() < 0 ? clock(-line.minutes()) : "");
    row.line("td", "figure", clock(line.balance()));
  }

  private void foot(Html html) {
    html.text(statement.community() + say("　账号 ", " · account ") + statement.account());
  }

  /** Hours and minutes, 12:05, so that figures of a column stand under one another. */
  static String clock(long minutes) {
    long whole = Math.abs(minutes);
    long rest = whole % 60;
    return (minutes < 0 ? "−" : "") + Figures.number(whole / 60) + (rest < 10 ? ":0" : ":") + rest;
  }

  private String say(String chinese, String english) {
    return language.pick(chinese, english);
  }
}
