package org.gongtong.server.abuse;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongtong.server.wiring.DeskClerk;
import org.gongtong.server.wiring.ElectionHall;
import org.gongtong.server.wiring.TestServer.Visitor;
import org.gongtong.server.wiring.TestStaff;
import org.gongtong.server.wiring.VotingHall;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Markup in every text that an election takes. */
@Timeout(60)
class ElectionTextIT {
  private static final String MARK = "<script>alert(1)</script>\"'><b onclick=1>";

  private static HttpResponse<String> looked(String path, HttpResponse<String> page) {
    assertThat(page.statusCode()).as(path).isLessThan(500);
    assertThat(page.body()).as(path).doesNotContain("<script>alert", "<b onclick", "\"'><b");
    return page;
  }

  private static HttpResponse<String> sent(Visitor who, String page, String path, String... fields)
      throws Exception {
    Map<String, String> form = DeskClerk.form(looked(page, who.get(page)), fields);
    return looked(path, who.post(path, form));
  }

  @Test
  void markupStandsInEveryTextOfAnElection() throws Exception {
    try (AbuseScene scene = new AbuseScene(ElectionTextIT.class)) {
      ElectionHall hall =
          new ElectionHall(scene.server, scene.clock, scene.hall, scene.desk, "model");
      Visitor one = hall.keeper("keeper-1");
      Visitor two = hall.keeper("keeper-2");
      Map<String, String> wrong = new HashMap<>();
      for (String field : ElectionHall.draft("", 1, "").keySet()) {
        wrong.put(field, MARK);
      }
      Map<String, String> form = DeskClerk.form(hall.clerk().get("/staff/c/model/e/new"));
      form.putAll(wrong);
      assertThat(looked("new", hall.clerk().post("/staff/c/model/e/new", form)).statusCode())
          .isEqualTo(422);
      Map<String, String> fields =
          new HashMap<>(ElectionHall.draft(MARK, 1, "keeper-1 监" + MARK + "\nkeeper-2 票" + MARK));
      fields.put("note", MARK + "\r\n" + MARK);
      fields.put("candidates", MARK + " @-\n乙" + MARK + " @-\n丙 @-");
      String desk = hall.drafted(fields);
      sent(hall.clerk(), desk + "/voters", desk + "/voters", "voters", MARK);
      hall.listed(desk, List.of("X-1", "X-2", "X-3"));
      hall.announced(desk, Duration.ofDays(2));
      sent(
          hall.clerk(),
          desk + "/voters",
          desk + "/voters/amend",
          "added",
          MARK,
          "struck",
          MARK,
          "reason",
          MARK);
      String key = hall.key(one, desk);
      sent(two, desk + "/key", desk + "/key");
      sent(one, desk + "/key", desk + "/key/check", "key-code", MARK);
      hall.passes(ElectionHall.NOTICE);
      assertThat(hall.step(desk, "open").statusCode()).isEqualTo(303);
      String id = desk.substring(desk.lastIndexOf('/') + 1);
      sent(hall.clerk(), desk + "/papers", desk + "/papers", "voter", MARK);
      sent(
          hall.clerk(),
          desk + "/letters",
          desk + "/letters/reprint",
          "voter",
          MARK,
          "reason",
          MARK);
      Map<Integer, String> codes =
          scene.hall.codes().issue(VotingHall.CLERK, UUID.fromString(id), List.of(1, 2, 3));
      Visitor voter = hall.entered(codes.get(1));
      looked("choice", voter.get("/vote/election"));
      Map<String, String> chosen = DeskClerk.form(looked("check", ElectionHall.check(voter, 1)));
      looked("cast", ElectionHall.marked(voter, "/vote/election/check", chosen, 1));
      looked("receipt", voter.get("/vote/election/receipt"));
      looked("late", hall.entered(codes.get(2)).get("/vote/election"));
      hall.passes(Duration.ofDays(3));
      assertThat(hall.step(desk, "close").statusCode()).isEqualTo(303);
      String[] count = {"witness", MARK, "key-1", key, "key-2", MARK, "read", MARK, "found", MARK};
      sent(hall.clerk(), desk + "/count", desk + "/count", count);
      assertThat(
              hall.step(
                      desk,
                      "void",
                      "reason",
                      MARK,
                      "witness",
                      "desk-2",
                      "witness-password",
                      TestStaff.PASSWORD)
                  .statusCode())
          .isEqualTo(303);
      for (String path :
          List.of(
              "/c/model",
              "/c/model/e/" + id,
              "/c/model/e/" + id + "/ballots.txt",
              "/staff/c/model/elections",
              "/staff/c/model/e/new",
              desk,
              desk + "/voters",
              desk + "/letters",
              desk + "/papers",
              desk + "/count")) {
        HttpResponse<String> page = looked(path, hall.clerk().get(path));
        if (path.equals(desk) || path.startsWith("/c/model")) {
          assertThat(page.statusCode()).as(path).isIn(200, 404);
        }
      }
      assertThat(hall.clerk().get(desk).body()).contains("&lt;script&gt;alert(1)");
    }
  }
}
