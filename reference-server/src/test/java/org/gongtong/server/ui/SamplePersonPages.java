package org.gongtong.server.ui;

import static org.gongtong.server.ui.SamplePages.say;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.gongtong.server.ui.part.FieldError;
import org.gongtong.server.ui.part.FormErrors;
import org.gongtong.server.ui.part.Option;
import org.gongtong.server.ui.staff.person.ConsentsPage;
import org.gongtong.server.ui.staff.person.DetailPage;
import org.gongtong.server.ui.staff.person.FindingsPage;
import org.gongtong.server.ui.staff.person.PersonPage;
import org.gongtong.server.ui.staff.person.PersonPage.Line;
import org.gongtong.server.ui.staff.person.PersonsPage;
import org.gongtong.server.ui.staff.person.WithdrawalPage;
import org.jspecify.annotations.Nullable;

/** Samples of the pages about persons. */
final class SamplePersonPages {
  private SamplePersonPages() {}

  static void add(Map<String, Page> pages, Shell s) {
    pages.put("staff-persons", persons(s, FormErrors.none()));
    pages.put(
        "staff-persons-wrong",
        persons(
            s,
            new FormErrors(
                List.of(
                    new FieldError("person-phone", say(s, "电话的写法不对。", "This is no telephone."))))));
    pages.put("staff-person", person(s, "", FormErrors.none()));
    pages.put(
        "staff-person-erasure",
        person(
            s,
            say(s, "desk-1 登记了删除申请", "Erasure asked for by desk-1"),
            new FormErrors(List.of(new FieldError("why", say(s, "不能自己确认。", "Not you."))))));
  }

  /** What is found, agreed to and corrected. */
  static void addRecords(Map<String, Page> pages, Shell s) {
    pages.put("staff-personFindings", findings(s, FormErrors.none()));
    pages.put(
        "staff-personFindings-wrong",
        findings(
            s,
            new FormErrors(
                List.of(
                    new FieldError(
                        "age-seen", say(s, "没有登记出生日期。", "No date of birth is recorded."))))));
    pages.put("staff-personConsents", consents(s, "g1", FormErrors.none()));
    pages.put(
        "staff-personConsents-wrong",
        consents(
            s,
            "",
            new FormErrors(
                List.of(
                    new FieldError("guardian", say(s, "未满 14 周岁须由监护人同意。", "Younger than 14."))))));
    pages.put(
        "staff-personWithdrawal",
        new WithdrawalPage(
            s,
            SampleBallotPages.COMMAND,
            "model",
            "p1",
            "王**",
            consent(s, ""),
            s.text().of("withdrawal.publication"),
            true));
    pages.put("staff-personCorrection", detail(s, null));
    pages.put(
        "staff-personCorrection-check",
        detail(s, new DetailPage.Second(say(s, "电话", "telephone"), "138****5678", "13912345678")));
  }

  private static FindingsPage findings(Shell s, FormErrors errors) {
    return new FindingsPage(
        s,
        SampleBallotPages.COMMAND,
        "model",
        "p1",
        "王**",
        List.of(
            new FindingsPage.Row(
                say(s, "未成年人（有监护人）", "minor with guardian"),
                say(s, "2026年3月1日", "1 March 2026"),
                say(s, "2030年5月2日", "2 May 2030"),
                say(s, "户口本", "household register"),
                "李**")),
        List.of(new Option("resident", say(s, "有选举权的居民", "resident who may vote"), "", 0)),
        new FindingsPage.Draft("resident", "2026-03-01", "", "", false, ""),
        errors);
  }

  private static ConsentsPage.Row consent(Shell s, String withdrawn) {
    return new ConsentsPage.Row(
        "c1",
        say(s, "公开姓名", "to be named in public"),
        "2026-03",
        say(s, "2026年3月1日", "1 March 2026"),
        withdrawn.isEmpty(),
        withdrawn);
  }

  private static ConsentsPage consents(Shell s, String guardian, FormErrors errors) {
    return new ConsentsPage(
        s,
        SampleBallotPages.COMMAND,
        "model",
        "p1",
        "王**",
        List.of(consent(s, ""), consent(s, say(s, "2026年4月1日", "1 April 2026"))),
        List.of(new Option("publication", say(s, "公开姓名", "to be named in public"), "", 0)),
        guardian.isEmpty() ? List.of() : List.of(new Option(guardian, "李**", "", 0)),
        new ConsentsPage.Draft("", "", guardian),
        errors);
  }

  private static DetailPage detail(Shell s, DetailPage.@Nullable Second second) {
    return new DetailPage(
        s,
        SampleBallotPages.COMMAND,
        "model",
        "p1",
        "王**",
        List.of(new Option("phone", say(s, "电话", "telephone"), "", 0)),
        "phone",
        "13912345678",
        second,
        FormErrors.none());
  }

  private static PersonsPage persons(Shell s, FormErrors errors) {
    return new PersonsPage(
        s,
        SampleBallotPages.COMMAND,
        "model",
        "",
        List.of(
            new PersonsPage.Row(
                "p1", "王**", "138****5678", "110***********002X", List.of("O-1", "O-7")),
            new PersonsPage.Row("p2", "李**", "", "", List.of())),
        "p2",
        new PersonsPage.Draft("", "123", "", ""),
        true,
        errors);
  }

  private static PersonPage person(Shell s, String erasure, FormErrors errors) {
    return new PersonPage(
        s,
        SampleBallotPages.COMMAND,
        "model",
        "p1",
        List.of(
            new Line(say(s, "姓名", "name"), "王**"),
            new Line(say(s, "电话", "telephone"), "138****5678")),
        erasure.isEmpty(),
        List.of(new Line("O-1", say(s, "房产证", "deed"))),
        List.of(
            new Line(
                say(s, "已核实的业主", "verified owner"),
                s.text().of("findings.from", s.text().day(LocalDate.of(2026, 3, 1)))
                    + " · "
                    + say(s, "房产证", "deed"))),
        List.of(new Line(say(s, "公开姓名", "to be named in public"), "2026-03")),
        erasure,
        new PersonPage.Typed("", "", "", ""),
        errors);
  }
}
