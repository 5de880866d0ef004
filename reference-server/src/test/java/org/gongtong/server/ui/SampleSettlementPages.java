package org.gongtong.server.ui;

import static org.gongtong.server.ui.SamplePages.COMMUNITY;
import static org.gongtong.server.ui.SamplePages.say;

import java.util.List;
import java.util.Map;
import org.gongtong.server.ui.part.Command;
import org.gongtong.server.ui.part.FieldError;
import org.gongtong.server.ui.part.FormErrors;
import org.gongtong.server.ui.part.Link;
import org.gongtong.server.ui.part.Option;
import org.gongtong.server.ui.timebank.desk.OrderStep;
import org.gongtong.server.ui.timebank.desk.PartnerPage;
import org.gongtong.server.ui.timebank.desk.PartnerState;
import org.gongtong.server.ui.timebank.desk.SettlementPage;

/** Samples of the pages of settlement. */
final class SampleSettlementPages {
  private static final String ID = "019c0000-0000-7000-8000-000000000000";
  private static final Command COMMAND = new Command("key", "1");
  private static final String CODE =
      "gongtong-settlement-1 cn-320106 https://time.example.org/settlement/letters "
          + ID
          + "+8890b731+AcmZC1aAAtVeDanuJVjMzPawI82EGjQDvBQsgMTbDCjN";
  private static final String CHECK = "08b0 cb90 bc3d 5d98 47d1 9652";

  private SampleSettlementPages() {}

  static void add(Map<String, Page> pages, Shell s) {
    pages.put(
        "settlement-empty",
        new SettlementPage(
            s,
            COMMAND,
            COMMUNITY,
            "",
            "",
            List.of(),
            List.of(),
            List.of(),
            "",
            "",
            FormErrors.none()));
    pages.put("settlement", settlement(s, FormErrors.none()));
    pages.put(
        "settlement-fault",
        settlement(
            s,
            new FormErrors(
                List.of(
                    new FieldError(
                        "code",
                        say(
                            s,
                            "这不是完整的对接码；请对方复制整行对接码。",
                            "This is no whole pairing code; have the other community copy the whole line."))))));
    pages.put("settlement-partner", partner(s, false, false, FormErrors.none()));
    pages.put(
        "settlement-partner-waits",
        partner(
            s,
            true,
            true,
            new FormErrors(
                List.of(
                    new FieldError(
                        "confirm",
                        say(
                            s,
                            "对接须由另一名工作人员核对后确认；请另一名工作人员确认。",
                            "A pairing is confirmed by another member of staff; have a colleague confirm."))))));
  }

  private static String minutes(Shell s, long minutes) {
    return s.text().of("board.minutes", s.text().number(minutes));
  }

  private static SettlementPage settlement(Shell s, FormErrors errors) {
    return new SettlementPage(
        s,
        COMMAND,
        COMMUNITY,
        CODE,
        CHECK,
        List.of(
            new SettlementPage.Row(
                ID,
                say(s, "鼓楼社区", "Gulou community"),
                1_240,
                60,
                say(s, "2026年3月1日", "1 March 2026"),
                minutes(s, 1_200),
                minutes(s, -1_200),
                minutes(s, 0),
                s.text().of(PartnerState.RUNS),
                false),
            new SettlementPage.Row(
                ID,
                say(s, "玄武社区", "Xuanwu community"),
                -300,
                0,
                say(s, "2026年3月1日", "1 March 2026"),
                minutes(s, -300),
                minutes(s, 340),
                minutes(s, 40),
                s.text().of(PartnerState.DIFFERS),
                true)),
        List.of(new Link("/staff/c/model/x", say(s, "建邺社区", "Jianye community"))),
        List.of(order(s, say(s, "鼓楼社区", "Gulou community"), List.of(OrderStep.RECALL), true)),
        "",
        errors.any() ? "gongtong" : "",
        errors);
  }

  private static SettlementPage.OrderRow order(
      Shell s, String partner, List<OrderStep> steps, boolean stuck) {
    return new SettlementPage.OrderRow(
        ID,
        partner,
        say(s, "转出：跨社区服务", "goes there: service"),
        60,
        say(s, "2026年3月2日 10:00", "2 March 2026, 10:00"),
        stuck
            ? say(
                s,
                "在途。发出 30 小时仍未得到答复，已询问 33 次；冻结的时间不会自行解除。请联系对方。",
                "On its way. No answer for 30 hours, asked 33 times; what is held is not freed by itself. Ask the other bank.")
            : say(s, "已入账。", "Posted."),
        steps);
  }

  private static PartnerPage partner(Shell s, boolean waits, boolean runs, FormErrors errors) {
    return new PartnerPage(
        s,
        COMMAND,
        COMMUNITY,
        ID,
        say(s, "鼓楼社区", "Gulou community"),
        List.of(
            new PartnerPage.Fact(s.text().of("settlement.state"), s.text().of(PartnerState.RUNS)),
            new PartnerPage.Fact(s.text().of("settlement.stands"), minutes(s, 1_240)),
            new PartnerPage.Fact(
                s.text().of("settlement.url"), "https://time.example.org/settlement/letters"),
            new PartnerPage.Fact(s.text().of("settlement.difference"), minutes(s, 0))),
        waits ? CHECK : "",
        waits,
        runs,
        !waits,
        waits
            ? List.of()
            : List.of(
                new PartnerPage.Terms(
                    say(s, "2026年3月1日", "1 March 2026"),
                    3_000,
                    3_000,
                    say(s, "双方会议纪要 3 号", "minutes of meeting 3"),
                    "desk-1")),
        waits
            ? List.of()
            : List.of(
                new PartnerPage.Day(say(s, "2026年3月1日", "1 March 2026"), List.of()),
                new PartnerPage.Day(
                    say(s, "2026年2月28日", "28 February 2026"),
                    List.of(
                        say(
                            s,
                            "对方已处理，本方尚未收到答复（结算编号 " + ID + "）：本方 在途，对方 转出 40 分钟 已入账。系统会再次询问。",
                            "They have decided it, and their answer has not come (order "
                                + ID
                                + "): here on its way, there sent 40 min posted. It is asked again by itself.")))),
        waits
            ? List.of()
            : List.of(
                order(s, "", List.of(OrderStep.APPROVE, OrderStep.WITHDRAW), false),
                order(s, "", List.of(), false)),
        List.of(new Option("service", say(s, "跨社区服务", "service"), "", 0)),
        Map.of("from", "2026-03-02"),
        errors);
  }
}
