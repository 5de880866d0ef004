package org.gongtong.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gongtong.server.wiring.DeskClerk.form;
import static org.gongtong.server.wiring.StaffScene.rows;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.people.Mandate;
import org.gongtong.core.people.MandateKind;
import org.gongtong.server.oversight.EventKind;
import org.gongtong.server.wiring.TestServer.Visitor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the auditor reads, what he does not, and that his looks are events. */
@Timeout(120)
class EventsIT {
  private static final String EVENTS = "/staff/events";
  private static final Pattern ROW = Pattern.compile("<a href=\"/staff/events/([0-9a-f-]{36})\"");
  private static final Pattern OLDER =
      Pattern.compile("href=\"(/staff/events\\?[^\"]*before=[^\"]+)\"");

  private static PermissionScene scene;
  private static Visitor auditor;

  @BeforeAll
  static void start() throws Exception {
    scene = new PermissionScene(EventsIT.class);
    scene.hall.vote(scene.open, "C01-6-1", "for");
    scene.hall.vote(scene.open, "C01-6-2", "against");
    scene
        .hall
        .box()
        .nameVoter(VotingHall.CLERK, scene.open.id(), "C01-6-13", "O14", "letter 1")
        .orThrow();
    auditor = scene.as(MandateKind.AUDITOR);
  }

  @AfterAll
  static void stop() {
    scene.close();
  }

  @Test
  void theListGoesBackPageByPageAndLeadsToReceipts() throws Exception {
    List<String> seen = all(EVENTS);
    assertThat(seen).doesNotHaveDuplicates().hasSizeGreaterThan(10);
    String first = auditor.get(EVENTS).body();
    assertThat(first).contains("/log/receipt/", "投票开始", "授予任职");
    assertThat(all(EVENTS + "?area=people&type=mandate-granted"))
        .hasSize(count("type = 'mandate-granted'"));
    assertThat(all(EVENTS + "?subject=" + scene.open.id()))
        .hasSize(
            count(
                "subject = '"
                    + scene.open.id()
                    + "' and actor_kind <> 'RESIDENT' and type not in ('ballot-cast', 'voter-named')"));
    assertThat(all(EVENTS + "?actor=system%3Atest"))
        .hasSize(count("actor_kind = 'SYSTEM' and actor_id = 'test'"));
    LocalDate day = scene.today();
    assertThat(all(EVENTS + "?from=" + day.plusDays(1))).isEmpty();
    assertThat(all(EVENTS + "?to=" + day)).hasSameSizeAs(seen);
    HttpResponse<String> wrong = auditor.get(EVENTS + "?from=yesterday");
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.body()).contains("应写成 2026-03-01");
    assertThat(auditor.get(EVENTS + "?to=9999-12-31").statusCode()).isEqualTo(422);
  }

  @Test
  void hiddenRowsByFiltersPagesAndFiles() throws Exception {
    String hidden = ids("actor_kind = 'RESIDENT' or type in ('ballot-cast', 'voter-named')");
    assertThat(hidden.lines()).hasSizeGreaterThanOrEqualTo(3);
    List<String> everything = all(EVENTS);
    for (String id : hidden.lines().toList()) {
      assertThat(everything).doesNotContain(id);
      assertThat(auditor.get(EVENTS + "/" + id).statusCode()).isEqualTo(404);
      HttpResponse<String> opened =
          auditor.post(
              EVENTS + "/" + id + "/open",
              form(auditor.get(EVENTS + "/" + everything.get(0)), "purpose", "x"));
      assertThat(opened.statusCode()).isEqualTo(404);
    }
    for (String filter :
        List.of(
            "type=ballot-cast",
            "type=ballot-cast&subject=" + scene.open.id(),
            "area=decision&type=voter-named",
            "actor=resident%3AO1",
            "actor=O1",
            "type=person-added",
            "type=%25",
            "subject=%25",
            "subject=%27%20or%20%271%27%3D%271",
            "actor=%27%3B%20drop%20table%20audit_listed%3B--",
            "area=nothing",
            "type=" + "x".repeat(5_000),
            "subject=" + "%F0%9F%91%8D".repeat(100))) {
      HttpResponse<String> answer = auditor.get(EVENTS + "?" + filter);
      assertThat(answer.statusCode()).as(filter).isEqualTo(200);
      assertThat(ROW.matcher(answer.body()).find()).as(filter).isFalse();
    }
    for (String before : List.of("x", "_", "2026-03-01T00:00:00Z_", "%00_1", "-1_-1")) {
      assertThat(auditor.get(EVENTS + "?before=" + before).statusCode()).isEqualTo(200);
    }
    String file = export("csv", "").body();
    assertThat(file).contains("mandate-granted").doesNotContain("ballot-cast", "resident:");
    assertThat(file.lines().count()).isGreaterThan(everything.size());
  }

  @Test
  void nobodyElseReadsEvents() throws Exception {
    for (MandateKind kind : MandateKind.values()) {
      if (kind != MandateKind.AUDITOR) {
        assertThat(scene.as(kind).get(EVENTS).statusCode()).as(kind.code()).isEqualTo(403);
      }
    }
  }

  @Test
  void everyLookAtSealedParticularsIsAnEvent() throws Exception {
    scene.staff.account("desk-21");
    Mandate granted = scene.staff.grant("desk-21", MandateKind.SUBDISTRICT_OFFICER, "model");
    String why = "<script>alert(1)</script> =cmd|' /C calc'!A0";
    scene
        .staff
        .mandates()
        .end(Actor.staff("sec-9"), granted.id(), scene.today(), why, scene.today())
        .orThrow();
    String id = ids("type = 'mandate-ended' and subject = '" + granted.id() + "'").strip();
    String page = EVENTS + "/" + id;
    assertThat(auditor.get(page).body())
        .contains("sec-9", "不公开")
        .doesNotContain("desk-21", "alert(1)");
    Map<String, String> fields = form(auditor.get(page), "purpose", " ");
    HttpResponse<String> without = auditor.post(page + "/open", fields);
    assertThat(without.statusCode()).isEqualTo(422);
    assertThat(without.body()).contains("没有写明查看的用途").doesNotContain("alert(1)");
    assertThat(looks(id)).isEmpty();
    fields.put("purpose", "核对终止");
    HttpResponse<String> shown = auditor.post(page + "/open", fields);
    assertThat(shown.statusCode()).isEqualTo(200);
    assertThat(shown.body()).contains("desk-21", "&lt;script").doesNotContain("<script>alert(1)");
    assertThat(auditor.post(page + "/open", fields).body()).doesNotContain("desk-21");
    assertThat(looks(id))
        .isEqualTo("auditor-1|{\"purpose\":\"核对终止\",\"type\":\"mandate-ended\"}|\n");
    assertThat(all(EVENTS + "?type=event-read&subject=" + id)).hasSize(1);
    // What is public needs no purpose.
    String opened = ids("type = 'motion-opened' and subject = '" + scene.open.id() + "'").strip();
    assertThat(auditor.get(EVENTS + "/" + opened).body())
        .contains("parties")
        .doesNotContain("name=\"purpose\"");
  }

  @Test
  void filesAreRecordedAndHaveNoParticulars() throws Exception {
    int before = count("type = 'events-exported'");
    HttpResponse<String> file = export("xlsx", "people");
    assertThat(file.statusCode()).isEqualTo(200);
    assertThat(file.headers().firstValue("Content-Disposition").orElse("")).contains("events.xlsx");
    assertThat(count("type = 'events-exported'")).isEqualTo(before + 1);
    assertThat(
            rows(
                scene.server.database(),
                "select actor_id, data from audit_event where type = 'events-exported'"))
        .contains("auditor-1|", "\"area\":\"people\"");
  }

  /** What is not in the table of kinds nobody could ever open. */
  @Test
  void everyTypeThatOccursIsKnown() throws Exception {
    assertThat(rows(scene.server.database(), "select distinct type from audit_event").lines())
        .isNotEmpty()
        .allSatisfy(line -> assertThat(EventKind.find(line.replace("|", ""))).isPresent());
  }

  private static HttpResponse<String> export(String kind, String area) throws Exception {
    Map<String, String> fields = form(auditor.get(EVENTS));
    fields.put("area", area);
    return auditor.post(EVENTS + "/export." + kind, fields);
  }

  private static String looks(String event) throws Exception {
    return rows(
        scene.server.database(),
        "select actor_id, data from audit_event where type = 'event-read' and subject = '"
            + event
            + "'");
  }

  private static String ids(String where) throws Exception {
    return rows(scene.server.database(), "select id from audit_event where " + where)
        .replace("|", "");
  }

  private static int count(String where) throws Exception {
    return (int) ids(where).lines().count();
  }

  /** The ids of all events under a filter, page by page. */
  private static List<String> all(String address) throws Exception {
    List<String> ids = new ArrayList<>();
    String at = address;
    while (!at.isEmpty()) {
      HttpResponse<String> page = auditor.get(at);
      assertThat(page.statusCode()).as(at).isEqualTo(200);
      Matcher row = ROW.matcher(page.body());
      while (row.find()) {
        ids.add(row.group(1));
      }
      Matcher older = OLDER.matcher(page.body());
      at = older.find() ? older.group(1).replace("&amp;", "&") : "";
    }
    return ids;
  }
}
