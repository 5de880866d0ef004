package org.gongtong.server.print;

import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.gongtong.server.print.Certificate.Count;
import org.gongtong.server.print.Certificate.Entry;
import org.gongtong.server.print.Certificate.Requirement;
import org.gongtong.server.print.Certificate.Subject;
import org.jspecify.annotations.Nullable;

/** Sets a certificate: first what was decided and why, then what another needs to count again. */
final class CertificatePages {
  private final Certificate certificate;
  private final Subject subject;
  private final PrintLanguage language;

  CertificatePages(Certificate certificate) {
    this.certificate = certificate;
    this.subject = certificate.subject();
    this.language = subject.language();
  }

  static String title(PrintLanguage language) {
    return language.pick("业主共同决定结果证明书", "Certificate of a joint decision");
  }

  void to(Html html) {
    foot(html);
    head(html);
    html.in("table", "facts", this::facts);
    outcome(html);
    html.heading("h2", "", say("计票", "The count"));
    html.in("table", "grid count", this::counts);
    html.line(
        "div",
        "citation",
        say(
            "百分比截取两位小数，不进位；是否满足以准确分数为准。",
            "Percentages are cut after two decimals, not rounded; the exact fraction decides."));
    html.heading("h2", "", say("通过条件逐项核对", "Every requirement"));
    html.in("table", "grid requirements", this::requirements);
    html.in("table", "pair", table -> table.in("tr", "", this::ballots));
    papers(html);
    recount(html);
    signatures(html);
  }

  private void head(Html html) {
    html.in(
        "table",
        "head",
        table ->
            table.in(
                "tr",
                "",
                row -> {
                  row.line("td", "place", spaced(subject.community(), subject.compound()));
                  String number = subject.number();
                  row.line(
                      "td", "number", number.isBlank() ? "" : say("议题编号 ", "Motion ") + number);
                }));
    html.heading("h1", "", title(language));
  }

  private void facts(Html html) {
    fact(html, say("决定事项", "Matter"), subject.matter());
    fact(html, say("法律依据", "Law"), subject.citation());
    fact(html, say("表决议题", "Question"), subject.question());
    fact(html, say("表决范围", "Who voted"), subject.scope());
    fact(
        html,
        say("表决时间", "Voting time"),
        PrintTimes.moment(subject.opens(), language)
            + say(" 至 ", " to ")
            + PrintTimes.moment(subject.closes(), language)
            + say("（", " (")
            + PrintTimes.zone(subject.closes(), language)
            + say("）", ")"));
    hash(html, say("议题摘要", "Motion hash"), subject.contentHash());
  }

  private void outcome(Html html) {
    String words =
        switch (certificate.outcome()) {
          case PASSED -> say("✓ 通过", "✓ Passed");
          case FAILED -> say("× 未通过", "× Not passed");
          case NO_QUORUM -> say("× 参与不足，未形成决定", "× Too few took part: no decision");
          case ANNULLED -> say("× 已撤销", "× Set aside");
        };
    html.in(
        "div",
        certificate.outcome() == Certificate.Outcome.PASSED ? "outcome passed" : "outcome failed",
        box -> {
          box.heading("div", "verdict", words);
          if (!certificate.why().isBlank()) {
            box.line("div", "why", certificate.why());
          }
        });
  }

  private void counts(Html html) {
    html.in(
        "tr",
        "top",
        row -> {
          row.line("th", "what", "");
          row.line("th", "figure", say("人数", "Heads"));
          row.line("th", "figure", say("占参与人数", "of taking part"));
          row.line("th", "figure", say("面积（㎡）", "Area (m²)"));
          row.line("th", "figure", say("占参与面积", "of taking part"));
        });
    Count all = certificate.participated();
    count(html, say("全体（名册）", "On the roll"), certificate.roll(), null);
    count(html, say("参与表决", "Took part"), all, null);
    count(html, say("同意", "For"), certificate.inFavour(), all);
    count(html, say("反对", "Against"), certificate.against(), all);
    count(html, say("弃权", "Abstained"), certificate.abstained(), all);
  }

  private void count(Html html, String name, Count count, @Nullable Count whole) {
    html.in(
        "tr",
        "",
        row -> {
          row.line("td", "what", name);
          row.line("td", "figure", Figures.number(count.heads()));
          row.line(
              "td", "figure", whole == null ? "" : Figures.percent(count.heads(), whole.heads()));
          row.line("td", "figure", Figures.area(count.areaHundredths()));
          row.line(
              "td",
              "figure",
              whole == null ? "" : Figures.percent(count.areaHundredths(), whole.areaHundredths()));
        });
  }

  private void requirements(Html html) {
    for (Requirement requirement : certificate.requirements()) {
      html.in("tr", "", row -> requirement(row, requirement));
    }
  }

  private void requirement(Html html, Requirement requirement) {
    html.in(
        "td",
        "what",
        cell -> {
          cell.line("div", "", requirement.name());
          cell.line("div", "citation", requirement.citation());
        });
    html.in("td", "bar", cell -> bar(cell, requirement));
    html.in(
        "td",
        requirement.met() ? "met" : "unmet",
        cell ->
            cell.heading(
                "span", "", requirement.met() ? say("✓ 满足", "✓ met") : say("× 未满足", "× not met")));
  }

  private void bar(Html html, Requirement requirement) {
    html.in(
        "div",
        requirement.met() ? "track" : "track short",
        track -> {
          track.bar("fill", "width", Figures.perMille(requirement.actual(), requirement.whole()));
          track.bar(
              "tick", "left", Figures.perMille(requirement.numerator(), requirement.denominator()));
        });
    boolean exact = Figures.isExactPercent(requirement.actual(), requirement.whole());
    String share =
        Figures.measured(requirement.actual(), requirement.measure())
            + " / "
            + Figures.measured(requirement.whole(), requirement.measure())
            + (exact ? " = " : " ≈ ")
            + Figures.percent(requirement.actual(), requirement.whole());
    html.line("div", "share", share);
    html.line("div", "bound", bound(requirement));
  }

  private String bound(Requirement requirement) {
    String threshold = requirement.numerator() + "/" + requirement.denominator();
    if (requirement.ceiling()) {
      return requirement.inclusive()
          ? say("不得超过 " + threshold + "（≤，含本数）", "may be ≤ " + threshold + " (at most)")
          : say("须少于 " + threshold + "（＜，不含本数）", "must be < " + threshold + " (less than)");
    }
    return requirement.inclusive()
        ? say("要求 ≥ " + threshold + "（含本数）", "needs ≥ " + threshold + " (at least)")
        : say("要求 ＞ " + threshold + "（不含本数）", "needs > " + threshold + " (more than)");
  }

  private void ballots(Html html) {
    html.in(
        "td",
        "left",
        cell ->
            entries(cell, say("计入票数的渠道", "Channels of ballots counted"), certificate.channels()));
    html.in(
        "td",
        "right",
        cell -> entries(cell, say("未计入的票", "Ballots not counted"), certificate.rejected()));
  }

  private void entries(Html html, String heading, List<Entry> entries) {
    html.heading("h2", "", heading);
    if (entries.isEmpty()) {
      html.line("div", "none", say("无", "none"));
      return;
    }
    html.in(
        "table",
        "grid entries",
        table -> {
          for (Entry entry : entries) {
            table.in(
                "tr",
                "",
                row -> {
                  row.in(
                      "td",
                      "",
                      cell -> {
                        cell.line("div", "", entry.meaning());
                        if (!entry.code().isBlank()) {
                          cell.line("div", "citation address", entry.code());
                        }
                      });
                  row.line("td", "figure", number(entry.number()));
                });
          }
        });
  }

  private String number(OptionalLong told) {
    return told.isPresent() ? Figures.number(told.getAsLong()) : say("不公布", "not told");
  }

  private void papers(Html html) {
    Certificate.Papers papers = certificate.papers();
    html.heading("h2", "", say("表决书和纸质票", "Letters and paper ballots"));
    html.in(
        "table",
        "grid papers",
        table -> {
          table.in(
              "tr",
              "top",
              row -> {
                row.line("th", "", say("表决书发出", "Letters issued"));
                row.line("th", "", say("补发（旧码作废）", "Reprinted (old codes void)"));
                row.line("th", "", say("纸质票发出", "Sheets issued"));
                row.line("th", "", say("交回", "Returned"));
                row.line("th", "", say("作废", "Void"));
              });
          table.in(
              "tr",
              "",
              row -> {
                row.line("td", "", number(papers.lettersIssued()));
                row.line("td", "", number(papers.lettersReprinted()));
                row.line("td", "", number(papers.sheetsIssued()));
                row.line("td", "", number(papers.sheetsReturned()));
                row.line("td", "", number(papers.sheetsVoid()));
              });
        });
  }

  private void recount(Html html) {
    Certificate.Recount recount = certificate.recount();
    html.heading("h2", "", say("重新计票", "To count again"));
    html.line(
        "p",
        "",
        say(
            "可向社区申请查阅表决明细（下面两份文件）。用它们和下面的命令，不联网、不用本服务器，应得到同样的结果。文件的摘要须与此处一致。",
            "Ask the neighbourhood office for the two files below. With them and the command, offline"
                + " and without this server, the same result must come out. The hashes of the files"
                + " must be those printed here."));
    html.in(
        "table",
        "facts",
        table -> {
          fact(table, say("规则包", "Rule pack"), spaced(recount.pack(), recount.edition()));
          hash(table, "roster.csv", recount.rosterHash());
          hash(table, "ballots.csv", recount.ballotsHash());
        });
    if (!recount.command().isBlank()) {
      html.line("div", "command", recount.command());
    }
  }

  private void signatures(Html html) {
    html.in(
        "div",
        "signatures",
        block -> {
          for (String signature : certificate.signatures()) {
            block.in(
                "table",
                "sign",
                table ->
                    table.in(
                        "tr",
                        "",
                        row -> {
                          row.line("td", "name", signature);
                          row.line("td", "rule", "");
                          row.line("td", "date", say("日期", "Date"));
                          row.line("td", "rule short", "");
                        }));
          }
        });
  }

  private void foot(Html html) {
    html.in(
        "div",
        "foot",
        foot ->
            foot.text(
                spaced(
                    subject.number(),
                    say("出具时间 ", "Issued ")
                        + PrintTimes.moment(certificate.issuedAt(), language)
                        + say("（", " (")
                        + PrintTimes.zone(certificate.issuedAt(), language)
                        + say("）", ")"))));
  }

  private static void fact(Html html, String name, String value) {
    fact(html, name, value, cell -> cell.text(value));
  }

  private static void hash(Html html, String name, String value) {
    fact(
        html,
        name,
        value,
        cell ->
            cell.text("SHA-256 ").line("span", "address", value.replaceAll("(.{8})(?=.)", "$1 ")));
  }

  private static void fact(Html html, String name, String value, Consumer<Html> content) {
    if (!value.isBlank()) {
      html.in("tr", "", row -> row.line("th", "", name).in("td", "", content));
    }
  }

  private static String spaced(String first, String second) {
    return first.isBlank() || second.isBlank() ? first + second : first + "　" + second;
  }

  private String say(String chinese, String english) {
    return language.pick(chinese, english);
  }
}
