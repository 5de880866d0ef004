package org.gongtong.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gongtong.server.wiring.ApiCalls.draft;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.gongtong.server.http.DescribedClient;
import org.gongtong.server.http.DescribedClient.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is not announced is read by staff alone, as on the pages. */
@Timeout(60)
class ApiDraftsIT {
  private static final Instant NOW = Instant.parse("2026-03-02T01:00:00Z");
  private static final String LIST = "/communities/heping/motions";
  private static final String WINDOW =
      "{\"opensAt\":\"2026-03-20T00:00:00Z\",\"closesAt\":\"2026-04-20T09:00:00Z\"}";

  @Test
  void draftsAreForStaffAndListsOfOthersPassThemOver() throws Exception {
    try (ApiServer server = ApiServer.start(ApiDraftsIT.class, () -> NOW)) {
      DescribedClient staff = server.staff();
      DescribedClient anyone = server.anyone();
      List<String> announced = new ArrayList<>();
      List<String> hidden = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        announced.add(0, drafted(staff));
        staff.step(announced.get(0), "announce", WINDOW, 1).is(200);
        for (int j = 0; j < 3; j++) {
          hidden.add(drafted(staff));
        }
      }
      staff.step(hidden.get(11), "withdraw", "{\"reason\":\"写错了\"}", 1).is(200);

      Reply first = anyone.get(LIST + "?limit=2").is(200);
      assertThat(ids(first)).isEqualTo(announced.subList(0, 2));
      Reply second = anyone.get(LIST + "?limit=2&after=" + first.text("/next")).is(200);
      assertThat(ids(second)).isEqualTo(announced.subList(2, 4));
      Reply third = anyone.get(LIST + "?limit=2&after=" + second.text("/next")).is(200);
      assertThat(ids(third)).isEmpty();
      assertThat(third.json().at("/next").isNull()).isTrue();
      assertThat(ids(anyone.get(LIST).is(200))).isEqualTo(announced);
      assertThat(ids(staff.get(LIST).is(200))).containsAll(hidden).containsAll(announced);

      for (String id : List.of(hidden.get(0), hidden.get(11))) {
        for (String below : List.of("", "/turnout", "/result")) {
          anyone.get("/motions/" + id + below).is(404, "MOTION_UNKNOWN");
        }
        staff.get("/motions/" + id).is(200);
        staff.get("/motions/" + id + "/turnout").is(200);
        staff.get("/motions/" + id + "/result").is(404, "NOT_COUNTED");
      }
      anyone.get("/motions/" + announced.get(0)).is(200);
    }
  }

  private static String drafted(DescribedClient staff) throws Exception {
    return staff.post(LIST, draft("是否选聘物业服务人？")).is(201).text("/id");
  }

  private static List<String> ids(Reply page) {
    return page.json().at("/items").findValuesAsString("id");
  }
}
