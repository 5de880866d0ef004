package org.gongtong.server.print;

import java.util.List;
import java.util.function.Consumer;

/**
 * Sets one voting letter. The upper part tells, the lower part below the cut line is the paper
 * ballot. A letter of up to twelve parts and a question of 300 characters fills one page; what is
 * longer goes on to the next page with the ballot undivided at the end.
 */
final class LetterPage {
  /** The ballot names this many parts and refers to the letter for the rest. */
  private static final int PARTS_ON_BALLOT = 12;

  /** The ballot repeats this much of the question, in half cells. */
  private static final int QUESTION_ON_BALLOT = 84;

  /**
   * Three groups of four, a check character and the hyphens: the form that gets the largest type.
   */
  private static final int USUAL_CODE = 16;

  private final VotingLetter letter;
  private final MotionOnPaper motion;
  private final PrintLanguage language;

  LetterPage(VotingLetter letter) {
    this.letter = letter;
    this.motion = letter.motion();
    this.language = motion.language();
  }

  static String title(PrintLanguage language) {
    return language.pick("业主表决书", "Voting letter");
  }

  void to(Html html) {
    html.in(
        "div",
        "letter " + density(),
        page -> {
          foot(page);
          page.in("div", "upper", this::upper);
          page.in("div", "cut", cut -> cut.text(say("✂ 沿此线剪下", "✂ cut along this line")));
          page.in("div", "ballot", this::ballot);
        });
  }

  private void upper(Html html) {
    html.in(
        "table",
        "head",
        table ->
            table.in(
                "tr",
                "",
                row -> {
                  row.line("td", "place", joined(motion.community(), motion.compound()));
                  row.line("td", "number", labelled("议题编号", "Motion", motion.number()));
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
    html.in("div", "to", this::addressee);
    html.heading("div", "label", say("请您表决的事项", "The question put to you"));
    html.line("div", "question", motion.question());
    html.in("table", "facts", this::facts);
    html.heading("h2", "", say("怎样投票（三种办法，任选一种）", "How to vote: choose one of three ways"));
    html.in("table", "ways", table -> table.in("tr", "", this::ways));
    notes(html);
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

  private void addressee(Html html) {
    String owner = say("业主", "The owner of ");
    String party = labelled("业主方编号", "Party", letter.partyNumber());
    html.text(say("", owner));
    parts(html, letter.parts());
    html.text(say(" " + owner + " ", " "));
    html.line("span", "party", say("（" + party + "）", "(" + party + ")"));
  }

  private void facts(Html html) {
    fact(html, say("表决范围", "Who votes"), motion.scope());
    fact(html, say("通过条件", "To pass"), String.join("\n", motion.requirements()));
    fact(
        html,
        say("表决时间", "Voting time"),
        say(
            PrintTimes.moment(motion.opens(), language)
                + " 至 "
                + PrintTimes.moment(motion.closes(), language)
                + "（"
                + PrintTimes.zone(motion.closes(), language)
                + "）",
            PrintTimes.moment(motion.opens(), language)
                + " to "
                + PrintTimes.moment(motion.closes(), language)
                + " ("
                + PrintTimes.zone(motion.closes(), language)
                + ")"));
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
          words.line("span", "address", motion.address());
          words.text(say(" 再输下面的码。", " and the code below."));
        });
    step(
        html,
        "3",
        say("填纸票：", "On paper: "),
        words -> words.text(say("填好下面的票，签名后剪下交回。", "fill in, sign and cut off the ballot.")));
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
    boolean usual = letter.code().length() <= USUAL_CODE;
    html.in("td", "name", cell -> cell.heading("span", "", say("您的表决码", "Your code")));
    html.line("td", usual ? "typed" : "typed tight", letter.code());
  }

  private void notes(Html html) {
    html.line(
        "div",
        "note",
        say(
            "表决码只能用一次，请不要告诉别人，工作人员也不会向您索要。一个业主方只计一票。",
            "The code works once. Tell it to nobody; our staff never ask for it. One party, one vote."));
    if (!motion.helpPhone().isBlank()) {
      html.heading("div", "help", say("需要帮助，请打电话 ", "Help by telephone: ") + motion.helpPhone());
    }
  }

  private void ballot(Html html) {
    html.in(
        "table",
        "head",
        table ->
            table.in(
                "tr",
                "",
                row -> {
                  row.in("td", "", c -> c.heading("span", "name", say("纸质表决票", "Paper ballot")));
                  row.line("td", "number", labelled("票号", "Sheet", letter.sheetNumber()));
                }));
    html.in(
        "table",
        "facts",
        table -> {
          fact(table, say("议题", "Motion"), joined(motion.number(), shortQuestion()));
          table.in(
              "tr",
              "",
              row -> row.line("th", "", say("专有部分", "Parts")).in("td", "", this::ballotParts));
          fact(table, say("专有部分编号", "Part id"), partId());
        });
    html.in("table", "choices", table -> table.in("tr", "", this::choices));
    html.in(
        "table",
        "sign",
        table ->
            table.in(
                "tr",
                "",
                row -> {
                  row.line("td", "name", say("签名", "Signature"));
                  row.line("td", "rule", "");
                  row.line("td", "name", say("日期", "Date"));
                  date(row);
                }));
    html.line("div", "hand-in", handIn());
  }

  private void date(Html html) {
    if (language == PrintLanguage.EN) {
      html.line("td", "date", "");
      return;
    }
    for (String unit : List.of("年", "月", "日")) {
      html.line("td", unit.equals("年") ? "year" : "day", unit);
    }
  }

  private void choices(Html html) {
    html.line("td", "how", say("只选一项，\n在方框内打 ✓", "Tick one\nbox only ✓"));
    for (String choice : List.of(say("同意", "For"), say("反对", "Against"), say("弃权", "Abstain"))) {
      html.in("td", "choice", cell -> cell.line("span", "box", "").heading("span", "word", choice));
    }
  }

  private String handIn() {
    String until = PrintTimes.moment(motion.closes(), language);
    return motion.handIn().isBlank()
        ? say("请在 " + until + " 前交回。", "Hand in by " + until + ".")
        : say(
            "请在 " + until + " 前交到：" + motion.handIn(),
            "Hand in by " + until + ": " + motion.handIn());
  }

  private void foot(Html html) {
    String hash = MotionOnPaper.shortHash(motion.contentHash());
    html.in(
        "div",
        "foot",
        foot -> {
          foot.text(joined(motion.number(), labelled("票号", "Sheet", letter.sheetNumber())));
          if (!hash.isBlank()) {
            foot.text(say("　议题摘要 ", "   Content hash ")).line("span", "address", hash);
          }
        });
  }

  private void ballotParts(Html html) {
    List<PartLabel> parts = letter.parts();
    parts(html, parts.subList(0, Math.min(parts.size(), PARTS_ON_BALLOT)));
    if (parts.size() > PARTS_ON_BALLOT) {
      html.text(
          say(
              " 等，共 " + parts.size() + " 个（全部见上文）",
              " and others, " + parts.size() + " in all (see the letter)"));
    }
  }

  /** The id of one part; those who copy the ballot need no more of them to find the party. */
  private String partId() {
    int others = letter.parts().size() - 1;
    return letter.partId().isBlank() || others == 0
        ? letter.partId()
        : letter.partId() + say("，另有 " + others + " 个", " and " + others + " more");
  }

  /** Each label stays in one line, together with the mark that follows it. */
  private void parts(Html html, List<PartLabel> parts) {
    for (int i = 0; i < parts.size(); i++) {
      boolean last = i == parts.size() - 1;
      html.line("span", "whole", parts.get(i).in(language) + (last ? "" : say("、", ",")));
      html.text(last ? "" : say("", " "));
    }
  }

  private String shortQuestion() {
    String whole = motion.question().replaceAll("\\s+", " ").strip();
    int end = 0;
    int cells = 0;
    while (end < whole.length() && cells < QUESTION_ON_BALLOT) {
      cells += cells(whole.codePointAt(end));
      end += Character.charCount(whole.codePointAt(end));
    }
    return end == whole.length() ? whole : whole.substring(0, end) + say("……", "…");
  }

  /** Type sizes by how much there is to say: elders read large type, and all must fit the page. */
  private String density() {
    int cells = motion.question().codePoints().map(LetterPage::cells).sum() / 2;
    int parts = letter.parts().stream().mapToInt(part -> part.in(language).length()).sum();
    int load = cells + parts;
    if (load <= 70) {
      return "airy";
    }
    return load <= 180 ? "even" : "dense";
  }

  /** The width of a character in half cells: a Chinese one takes two. */
  private static int cells(int code) {
    return code < 0x2000 ? 1 : 2;
  }

  private String labelled(String chinese, String english, String value) {
    return value.isBlank() ? "" : say(chinese, english) + " " + value;
  }

  private static String joined(String first, String second) {
    return first.isBlank() || second.isBlank() ? first + second : first + "　" + second;
  }

  private String say(String chinese, String english) {
    return language.pick(chinese, english);
  }
}
