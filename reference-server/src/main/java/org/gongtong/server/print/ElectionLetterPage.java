package org.gongtong.server.print;

import java.util.List;
import java.util.function.Consumer;

/**
 * Sets one voter's letter of an election, in the dress of {@link LetterPage}: one page, unless the
 * list of candidates is long.
 */
final class ElectionLetterPage {
  /** A list of so many candidates leaves room for large type. */
  private static final int FEW = 8;

  private final ElectionLetter letter;
  private final ElectionOnPaper election;
  private final PrintLanguage language;

  ElectionLetterPage(ElectionLetter letter) {
    this.letter = letter;
    this.election = letter.election();
    this.language = election.language();
  }

  static String title(PrintLanguage language) {
    return language.pick("选举投票信", "Election voting letter");
  }

  void to(Html html) {
    html.in(
        "div",
        "letter election " + (election.candidates().size() <= FEW ? "airy" : "even"),
        page -> {
          foot(page);
          page.in("div", "upper", this::upper);
        });
  }

  private void upper(Html html) {
    head(html);
    html.line(
        "div",
        "to",
        say(
            "选民 " + letter.voterId() + "（序号 " + letter.voterNumber() + "）",
            "Voter " + letter.voterId() + " (no. " + letter.voterNumber() + ")"));
    html.heading("div", "label", say("选举", "Election"));
    html.line("div", "question", election.title());
    html.in("table", "facts", this::facts);
    html.heading("h2", "", say("怎样投票（任选一种）", "How to vote: choose one way"));
    html.in("table", "ways", table -> table.in("tr", "", this::ways));
    notes(html);
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
                  row.line("td", "place", election.community());
                  row.line("td", "number", say("选举编号 ", "Election ") + election.number());
                }));
    html.in(
        "table",
        "title",
        table ->
            table.in(
                "tr",
                "",
                row -> {
                  row.in("td", "", cell -> cell.heading("h1", "", title(language)));
                  row.in("td", "mark", this::reprintMark);
                }));
  }

  private void reprintMark(Html html) {
    if (letter.reprint() > 0) {
      html.heading(
          "div",
          "reprint",
          say("补发第 " + letter.reprint() + " 次", "Reprint no. " + letter.reprint()));
      html.line("div", "void", say("以前发出的表决码已作废", "Codes printed before are no longer valid"));
    }
  }

  private void facts(Html html) {
    fact(html, say("应选", "To elect"), election.seats());
    html.in(
        "tr",
        "",
        row -> row.line("th", "", say("候选人", "Candidates")).in("td", "", this::candidates));
    fact(html, say("谁投票", "Who votes"), election.voters());
    fact(html, say("当选条件", "To win"), String.join("\n", election.requirements()));
    fact(
        html,
        say("投票时间", "Voting time"),
        PrintTimes.moment(election.opens(), language)
            + say(" 至 ", " to ")
            + PrintTimes.moment(election.closes(), language)
            + say("（", " (")
            + PrintTimes.zone(election.closes(), language)
            + say("）", ")"));
  }

  /** Each name stays in one line, with its number. */
  private void candidates(Html html) {
    List<String> names = election.candidates();
    for (int i = 0; i < names.size(); i++) {
      html.line("span", "whole", (i + 1) + ". " + names.get(i)).text(say("　", "   "));
    }
  }

  private void fact(Html html, String name, String value) {
    if (!value.isBlank()) {
      html.in("tr", "", row -> row.line("th", "", name).line("td", "", value));
    }
  }

  private void ways(Html html) {
    html.in(
        "td",
        "scan",
        cell ->
            cell.picture(
                "qr",
                QrSquare.dataUri(letter.scanAddress()),
                say("打开投票页面的二维码", "QR code that opens the voting page")));
    html.in(
        "td",
        "way",
        cell -> {
          cell.in("table", "steps", this::steps);
          cell.in("table", "code", table -> table.in("tr", "", this::code));
        });
  }

  private void steps(Html html) {
    step(
        html,
        "1",
        say("扫一扫：", "Scan: "),
        words -> words.text(say("用手机扫左边的二维码。", "point a phone at the square.")));
    step(
        html,
        "2",
        say("输网址：", "Type: "),
        words -> {
          words.line("span", "address", election.address());
          words.text(say(" 再输下面的码。", " and the code below."));
        });
    step(html, "3", say("领纸票：", "On paper: "), words -> words.text(election.station()));
  }

  private void step(Html html, String digit, String way, Consumer<Html> words) {
    html.in(
        "tr",
        "",
        row -> {
          row.in("td", "digit", cell -> cell.heading("div", "", digit));
          row.in(
              "td",
              "words",
              cell -> {
                cell.heading("span", "", way);
                words.accept(cell);
              });
        });
  }

  private void code(Html html) {
    html.in("td", "name", cell -> cell.heading("span", "", say("您的表决码", "Your code")));
    html.line("td", "typed tight", letter.code());
  }

  private void notes(Html html) {
    html.line(
        "div",
        "note",
        say(
            "投票是保密的：票投出时就加密，没有哪一个人能打开，也没有哪一页记着谁投了哪一张。表决码请不要告诉别人，工作人员也不会向您索要。" + "网上不办理委托投票。",
            "The vote is secret: it is encrypted when cast, no single person can open it, and no"
                + " page says whose it was. Tell your code to nobody; our staff never"
                + " ask for it. There are no proxies online."));
    if (!election.helpPhone().isBlank()) {
      html.heading("div", "help", say("需要帮助，请打电话 ", "Help by telephone: ") + election.helpPhone());
    }
  }

  private void foot(Html html) {
    String hash = MotionOnPaper.shortHash(election.contentHash());
    html.in(
        "div",
        "foot",
        foot -> {
          foot.text(election.number());
          if (!hash.isBlank()) {
            foot.text(say("　公告摘要 ", "   Content hash ")).line("span", "address", hash);
          }
        });
  }

  private String say(String chinese, String english) {
    return language.pick(chinese, english);
  }
}
