package org.gongtong.server.ui;

import static org.gongtong.server.ui.SamplePages.COMMUNITY;
import static org.gongtong.server.ui.SamplePages.say;

import java.util.List;
import java.util.Map;
import org.gongtong.server.ui.part.Command;
import org.gongtong.server.ui.part.FieldError;
import org.gongtong.server.ui.part.FormErrors;
import org.gongtong.server.ui.part.Option;
import org.gongtong.server.ui.timebank.grant.NeedsPage;
import org.gongtong.server.ui.timebank.grant.RoundPage;
import org.gongtong.server.ui.timebank.grant.RoundsPage;
import org.jspecify.annotations.Nullable;

/** Samples of the pages of grants. */
final class SampleGrantPages {
  private static final String ID = "019c0000-0000-7000-8000-000000000000";
  private static final String OTHER = "019c0000-0000-7000-8000-000000000001";
  private static final Command COMMAND = new Command("key", "3");

  private SampleGrantPages() {}

  static void add(Map<String, Page> pages, Shell s) {
    pages.put("grant-needs", needs(s, FormErrors.none()));
    pages.put(
        "grant-needs-fault",
        needs(
            s,
            new FormErrors(
                List.of(
                    new FieldError(
                        "person-evidence",
                        say(
                            s,
                            "没有写明依据；写明所看的证件或材料。",
                            "The evidence is missing; say what was seen."))))));
    pages.put(
        "grant-needs-none",
        new NeedsPage(
            s,
            COMMAND,
            COMMUNITY,
            ID,
            "王**",
            List.of(),
            List.of(),
            new NeedsPage.Draft("", "", "", ""),
            FormErrors.none()));
    pages.put("grant-rounds", rounds(s, null));
    pages.put("grant-rounds-trial", rounds(s, trial(s)));
    pages.put(
        "grant-rounds-unruled",
        new RoundsPage(
            s,
            COMMAND,
            COMMUNITY,
            0,
            "",
            List.of(),
            "",
            List.of(),
            new RoundsPage.Draft("", "", "", "", ""),
            null,
            List.of(),
            FormErrors.none()));
    pages.put("grant-round", round(s, true));
    pages.put("grant-round-unfinished", round(s, false));
  }

  private static String lone(Shell s) {
    return say(s, "重点空巢老人", "elderly people who live alone");
  }

  private static NeedsPage needs(Shell s, FormErrors errors) {
    return new NeedsPage(
        s,
        COMMAND,
        COMMUNITY,
        ID,
        "王** …000000",
        List.of(
            new NeedsPage.Row(
                ID,
                say(s, "空巢独居", "lives alone"),
                say(s, "2026年1月1日", "1 January 2026"),
                "",
                true,
                say(s, "入户走访 3 号", "visit 3"),
                "",
                true),
            new NeedsPage.Row(
                OTHER,
                say(s, "半失能", "disabled in part"),
                say(s, "2025年1月1日", "1 January 2025"),
                say(s, "2026年2月1日", "1 February 2026"),
                false,
                say(s, "评估表 12 号", "assessment 12"),
                say(s, "复评 7 号", "assessment 7"),
                false)),
        List.of(new Option("living-alone", say(s, "空巢独居", "lives alone"), "", 0)),
        new NeedsPage.Draft("living-alone", "2026-03-02", "", ""),
        errors);
  }

  private static RoundsPage.Trial trial(Shell s) {
    return new RoundsPage.Trial(
        5_400,
        100,
        0,
        List.of(
            new RoundsPage.Line(
                1,
                ID,
                "王** …000000",
                lone(s),
                60,
                s.text()
                    .of(
                        "round.line-why",
                        say(s, "2026年1月1日", "1 January 2026"),
                        "0",
                        say(s, "每人至多", "as much as each is to get"))),
            new RoundsPage.Line(
                2,
                OTHER,
                "李** …000001",
                lone(s),
                40,
                s.text()
                    .of(
                        "round.line-why",
                        say(s, "2026年2月1日", "1 February 2026"),
                        "60",
                        say(s, "所余全部", "what was left to share")))),
        List.of(
            new RoundsPage.LeftOut(
                OTHER,
                "张** …000002",
                say(s, "低保且失能、半失能老人", "elderly people on low-income support"),
                say(s, "时长已分完", "All was shared among those before"))),
        ID);
  }

  private static RoundsPage rounds(Shell s, RoundsPage.@Nullable Trial trial) {
    return new RoundsPage(
        s,
        COMMAND,
        COMMUNITY,
        5_400,
        "cn-nanjing#3",
        List.of(
            say(s, "1．重点空巢老人（年满80周岁，空巢独居）", "1. elderly people who live alone (aged 80 or older)"),
            say(s, "2．低保且失能、半失能老人（60至79周岁）", "2. elderly people in need (aged 60 to 79)")),
        say(s, "《南京市养老服务时间银行实施方案（试行）》（未核实）", "Nanjing Plan for a Time Bank (unverified)"),
        List.of(
            new Option("personal", say(s, "个人时长", "personal"), "", 0),
            new Option("guaranteed", say(s, "保障时长", "guaranteed"), "", 0)),
        new RoundsPage.Draft("100", "60", "2026-03-02", "personal", ""),
        trial,
        List.of(
            new RoundsPage.Row(
                ID, 2, say(s, "2026年3月2日 09:00", "2 March 2026, 09:00"), 100, 2, false)),
        FormErrors.none());
  }

  private static RoundPage round(Shell s, boolean finished) {
    return new RoundPage(
        s,
        COMMAND,
        COMMUNITY,
        ID,
        2,
        s.text().of("round.begun", say(s, "2026年3月2日 09:00", "2 March 2026, 09:00"), "desk-1"),
        "cn-nanjing#3",
        100,
        60,
        finished,
        List.of(
            new RoundPage.Line(
                1, ID, "王** …000000", lone(s), 60, s.text().of("round.granted"), true),
            new RoundPage.Line(
                2,
                OTHER,
                "李** …000001",
                lone(s),
                40,
                finished
                    ? say(s, "余额不足：可用 0 分钟，需要 40 分钟", "The balance is too low")
                    : s.text().of("round.waits"),
                false)),
        FormErrors.none());
  }
}
