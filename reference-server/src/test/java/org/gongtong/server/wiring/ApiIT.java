package org.gongtong.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.multibindings.Multibinder;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicReference;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.FloorArea;
import org.gongtong.core.kernel.LocalizedText;
import org.gongtong.core.place.AreaBasis;
import org.gongtong.core.place.CommunityService;
import org.gongtong.core.place.ExclusivePart;
import org.gongtong.core.place.PartKind;
import org.gongtong.core.place.PartStatus;
import org.gongtong.core.place.Roster;
import org.gongtong.core.place.RosterService;
import org.gongtong.core.rules.ScopeCode;
import org.gongtong.server.auth.StaffMember;
import org.gongtong.server.http.DescribedClient;
import org.gongtong.server.http.DescribedClient.Reply;
import org.gongtong.server.http.OpenApiBook;
import org.gongtong.server.http.RouteGroup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;

/** The API on a real server; every answer is held against the OpenAPI document. */
@Timeout(120)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ApiIT {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final Instant START = Instant.parse("2026-03-02T01:00:00Z");
  private static final AtomicReference<Instant> NOW = new AtomicReference<>(START);
  private static final Set<String> SEEN = new ConcurrentSkipListSet<>();

  private static TestServer server;
  private static OpenApiBook book;
  private static DescribedClient anyone;
  private static DescribedClient staff;

  @BeforeAll
  static void start() throws Exception {
    RouteGroup pretended =
        javalin ->
            javalin.routes.before(
                "/api/*",
                context -> {
                  String login = context.header("X-Test-Staff");
                  if (login != null) {
                    context.attribute("gongtong.staff", Optional.of(new StaffMember(login)));
                  }
                });
    server =
        TestServer.start(
            ApiIT.class,
            Map.of(),
            NOW::get,
            binder ->
                Multibinder.newSetBinder(binder, RouteGroup.class)
                    .addBinding()
                    .toInstance(pretended),
            new MemoryDomain(),
            new ApiModule(),
            binder -> binder.bind(Seed.class).asEagerSingleton());
    HttpClient client = HttpClient.newHttpClient();
    URI site = server.running().address();
    String document =
        client
            .send(
                HttpRequest.newBuilder(URI.create(site + "/api/v1/openapi.json")).build(),
                BodyHandlers.ofString())
            .body();
    book = new OpenApiBook(document);
    anyone = new DescribedClient(client, site, book, SEEN);
    staff = anyone.with("X-Test-Staff", "desk-1").with("Origin", site.toString());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  /** A community of twelve parties with 100.00 m² each. */
  static final class Seed {
    @com.google.inject.Inject
    Seed(CommunityService communities, RosterService rosters) {
      for (String slug : List.of("heping", "jiefang", "xinhua")) {
        var community =
            communities
                .register(
                    Actor.system("test"),
                    slug,
                    LocalizedText.of("社区 " + slug, "Community " + slug),
                    LocalizedText.of("湖北省宜昌市", "Yichang, Hubei"),
                    ScopeCode.of("cn-42"),
                    SHANGHAI)
                .orThrow();
        if (slug.equals("heping")) {
          rosters
              .apply(Actor.system("test"), community.id(), roster(), LocalDate.of(2026, 1, 1))
              .orThrow();
        }
      }
    }

    private static Roster roster() {
      List<ExclusivePart> parts = new ArrayList<>();
      for (int i = 1; i <= 12; i++) {
        parts.add(
            new ExclusivePart(
                "P" + i,
                "C01",
                "1",
                i <= 6 ? "1" : "2",
                "10" + i,
                PartKind.DWELLING,
                new FloorArea(100_00),
                AreaBasis.REGISTRY,
                i == 12 ? List.of("O12", "O13") : List.of("O" + i),
                i == 12 ? null : "O" + i,
                PartStatus.DELIVERED));
      }
      return new Roster(parts);
    }
  }

  private static String draft(String question) {
    return "{\"matter\":\"cn.civil-code.278.4\",\"question\":\"" + question + "\"}";
  }

  private static String newMotion() throws Exception {
    return staff.post("/communities/heping/motions", draft("Q")).is(201).text("/id");
  }

  @Test
  @Order(1)
  void aMotionGoesFromDraftToFinal() throws Exception {
    NOW.set(START);
    Reply drafted = staff.post("/communities/heping/motions", draft("是否选聘物业服务人？")).is(201);
    String id = drafted.text("/id");
    assertThat(drafted.header("Location")).isEqualTo("/api/v1/motions/" + id);
    assertThat(drafted.header("ETag")).isEqualTo("\"v1\"");
    Reply revised =
        staff
            .send(
                "PUT",
                "/motions/" + id,
                Map.of("If-Match", "\"v1\"", "Content-Type", "application/json"),
                """
                {"matter":"cn.civil-code.278.4","question":"是否选聘甲公司？","explanation":"见附件",
                 "scope":{"kind":"place","compound":"C01"}}"""
                    .getBytes(java.nio.charset.StandardCharsets.UTF_8))
            .is(200);
    assertThat(revised.header("ETag")).isEqualTo("\"v2\"");
    String window = "{\"opensAt\":\"2026-03-20T00:00:00Z\",\"closesAt\":\"2026-04-20T09:00:00Z\"}";
    String tooSoon = "{\"opensAt\":\"2026-03-03T00:00:00Z\",\"closesAt\":\"2026-03-04T00:00:00Z\"}";
    Reply refused = staff.step(id, "announce", tooSoon, 2).is(422, "NOTICE_PERIOD");
    assertThat(refused.text("/reasons/0/citation/text/zh")).contains("第");
    staff.step(id, "announce", window, 1).is(412, "MOTION_CHANGED");
    staff.step(id, "announce", window, 2).is(200);
    staff.step(id, "open", "", 3).is(409, "NOT_YET_OPENING");
    NOW.set(Instant.parse("2026-03-20T00:00:00Z"));
    assertThat(anyone.get("/motions/" + id + "/turnout").is(200).json().at("/shown").asBoolean())
        .isFalse();
    Reply open = staff.step(id, "open", "", 3).is(200);
    assertThat(open.json().at("/rule/editions").size()).isPositive();
    NOW.set(Instant.parse("2026-03-21T00:00:00Z"));
    vote(id);
    NOW.set(Instant.parse("2026-03-21T00:00:05Z"));
    Reply turnout = anyone.get("/motions/" + id + "/turnout").is(200);
    assertThat(turnout.json().at("/participated/heads").asInt()).isEqualTo(9);
    assertThat(turnout.json().at("/participated/area/hundredths").asInt()).isEqualTo(900_00);
    anyone.get("/motions/" + id + "/result").is(404, "NOT_COUNTED");
    staff.get("/motions/" + id + "/result").is(404, "NOT_COUNTED");
    staff.step(id, "close", "", 4).is(409, "STILL_OPEN");
    NOW.set(Instant.parse("2026-04-20T09:00:01Z"));
    staff.step(id, "close", "", 4).is(200);
    staff.step(id, "decide", "", 5).is(200);
    Reply result = anyone.get("/motions/" + id + "/result").is(200);
    assertThat(result.text("/outcome")).isEqualTo("passed");
    assertThat(result.json().at("/inFavour/heads").asInt()).isEqualTo(7);
    assertThat(result.json().at("/requirements/0/threshold").toString())
        .isEqualTo("{\"numerator\":2,\"denominator\":3,\"inclusive\":true}");
    assertThat(result.text("/requirements/0/citation/article")).isEqualTo("278");
    staff.step(id, "post", "", 6).is(200);
    staff.step(id, "conclude", "", 7).is(409, "STILL_POSTED");
    NOW.set(Instant.parse("2027-04-20T09:00:01Z"));
    assertThat(staff.step(id, "conclude", "", 7).is(200).text("/state")).isEqualTo("final");
    staff.step(id, "annul", "{\"reason\":\"(2027)鄂0502民初1号\"}", 8).is(200);
    NOW.set(START);
  }

  private static void vote(String id) throws Exception {
    for (int i = 1; i <= 9; i++) {
      String choice = i <= 7 ? "for" : i == 8 ? "against" : "abstain";
      staff.post("/motions/" + id + "/ballots", ballot("P" + i, choice)).is(201);
    }
    staff.post("/motions/" + id + "/ballots", ballot("P1", "against")).is(409, "DUPLICATE");
    staff.post("/motions/" + id + "/ballots", ballot("P99", "for")).is(422, "UNKNOWN_PART");
    staff.post("/motions/" + id + "/ballots", ballot("P12", "for")).is(409, "VOTER_NOT_NAMED");
    staff
        .post("/motions/" + id + "/ballots", ballot("P10", "for").replace("desk-2", "desk-1"))
        .is(422, "BODY_INVALID");
  }

  private static String ballot(String part, String choice) {
    return """
        {"part":"%s","channel":"paper","castAt":"2026-03-20T08:00:00Z","choice":"%s",
         "evidence":"sheet 1 line 1","witness":"desk-2"}"""
        .formatted(part, choice);
  }

  @Test
  @Order(2)
  void listsGoOnWhereTheyEnded() throws Exception {
    Reply first = anyone.get("/communities?limit=2").is(200);
    assertThat(first.json().at("/items").size()).isEqualTo(2);
    String next = first.text("/next");
    assertThat(first.header("Link"))
        .isEqualTo("</api/v1/communities?limit=2&after=" + next + ">; rel=\"next\"");
    Reply second = anyone.get("/communities?limit=2&after=" + next).is(200);
    assertThat(second.text("/items/0/slug")).isEqualTo("xinhua");
    assertThat(second.json().at("/next").isNull()).isTrue();
    anyone.get("/communities/xinhua").is(200);
    anyone.get("/communities/nowhere").is(404, "COMMUNITY_UNKNOWN");
    Set<String> ids = new TreeSet<>();
    for (int i = 0; i < 5; i++) {
      ids.add(newMotion());
    }
    Set<String> found = new TreeSet<>();
    String after = "";
    do {
      Reply page = anyone.get("/communities/heping/motions?limit=2" + after).is(200);
      page.json().at("/items").forEach(item -> found.add(item.at("/id").asString()));
      after = page.json().at("/next").isNull() ? "" : "&after=" + page.text("/next");
    } while (!after.isEmpty());
    assertThat(found).containsAll(ids);
    for (String bad :
        List.of("limit=0", "limit=201", "limit=ten", "limit=1&limit=2", "sort=name")) {
      anyone.get("/communities?" + bad).is(400, "REQUEST_INVALID");
      anyone.get("/communities/heping/motions?" + bad).is(400, "REQUEST_INVALID");
    }
    for (String bad : List.of("x", "aGVwaW5nX", "%00", DescribedClient.encoded(next + "="))) {
      anyone.get("/communities?after=" + bad).is(400, "CURSOR_INVALID");
    }
    anyone.get("/communities/heping/motions?after=" + next).is(400, "CURSOR_INVALID");
    anyone.get("/communities/nowhere/motions").is(404, "COMMUNITY_UNKNOWN");
  }

  @Test
  @Order(3)
  void rulesAndPacksCanBeReadByAnybody() throws Exception {
    Reply matters = anyone.get("/matters?jurisdiction=cn-42&date=2026-03-01").is(200);
    assertThat(matters.json().at("/items").findValuesAsString("id"))
        .contains("cn.civil-code.278.4", "cn.civil-code.278.9");
    anyone.get("/matters?jurisdiction=cn-42").is(400, "REQUEST_INVALID");
    anyone.get("/matters?jurisdiction=compact:x&date=2026-02-30").is(400, "REQUEST_INVALID");
    assertThat(anyone.get("/packs").is(200).json().at("/enabled").findValuesAsString("id"))
        .contains("cn-national", "cn-42");
    anyone.get("/openapi.json").is(200);
  }
}
