package org.gongtong.server.ui;

import static org.gongtong.server.ui.SamplePages.say;

import java.util.List;
import java.util.Map;
import org.gongtong.server.ui.part.FieldError;
import org.gongtong.server.ui.part.FormErrors;
import org.gongtong.server.ui.staff.person.PersonPage;
import org.gongtong.server.ui.staff.person.PersonPage.Line;
import org.gongtong.server.ui.staff.person.PersonsPage;

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
        List.of(new Line(say(s, "已核实的业主", "verified owner"), "[2026-03-01, …)")),
        List.of(new Line(say(s, "公开姓名", "to be named in public"), "2026-03")),
        erasure,
        new PersonPage.Typed("", "", "", ""),
        errors);
  }
}
