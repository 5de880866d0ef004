package org.gongtong.server.abuse;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.CookieManager;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.gongtong.core.decision.Motion;
import org.gongtong.core.people.MandateKind;
import org.gongtong.server.abuse.HostileRequests.Sent;
import org.gongtong.server.http.OpenApiBook;
import org.gongtong.server.wiring.TestServer.Visitor;
import org.gongtong.server.wiring.VotingHall;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Malformed and hostile requests on every operation of the OpenAPI document, with all rights and
 * with none. None of them may find the server at a loss: no status of 500 and more, no word of the
 * program's inside, no answer that the document does not know, no memory kept.
 */
@Timeout(1800)
class ApiFuzzIT {
  private static final long SEED = 20260302;
  private static final int SHORT = 1_500;

  /** What a run may leave on the heap: caches that fill, and nothing that grows with requests. */
  private static final long GROWTH_BYTES = 24L << 20;

  /** Enough to see what they have in common. */
  private static final int MOST_FAULTS = 10;

  private static AbuseScene scene;
  private static URI site;
  private static String session;
  private static String document;
  private static OpenApiBook book;
  private static Map<String, List<String>> known;

  @BeforeAll
  static void start() throws Exception {
    scene = new AbuseScene(ApiFuzzIT.class);
    List<String> motions = motions();
    scene.clerk("desk-2");
    Visitor clerk = scene.clerk("desk-1");
    scene.server.staff().grant("desk-1", MandateKind.SUBDISTRICT_OFFICER);
    site = scene.server.running().address();
    document = clerk.get("/api/v1/openapi.json").body();
    book = new OpenApiBook(document);
    session = cookies(clerk);
    known = new HashMap<>();
    known.put("community", List.of("model"));
    known.put("motion", motions);
    good();
  }

  /** Motions in every state, drafts most of all: many a request makes an end of one. */
  private static List<String> motions() {
    List<Motion> announced = new ArrayList<>();
    announced.add(scene.hall.announce(draft(), Duration.ofDays(2)));
    for (int i = 0; i < 7; i++) {
      announced.add(scene.hall.announce(draft(), Duration.ofDays(30)));
    }
    scene.clock.passes(VotingHall.NOTICE);
    List<Motion> all = new ArrayList<>(announced.subList(4, 8));
    announced.subList(1, 4).forEach(motion -> all.add(scene.hall.open(motion)));
    Motion brief = scene.hall.open(announced.get(0));
    scene.hall.vote(brief, "C01-6-1", "for");
    scene.clock.passes(Duration.ofDays(3));
    all.add(scene.hall.result(brief));
    for (int i = 0; i < 8; i++) {
      all.add(draft());
    }
    return all.stream().map(motion -> motion.id().toString()).toList();
  }

  private static Motion draft() {
    return scene.hall.draft(scene.here, "C01", "草稿？", "");
  }

  private static void good() {
    known.put("If-Match", List.of("\"v1\"", "\"v2\"", "\"v3\"", "\"v4\""));
    known.put("Idempotency-Key", List.of("0123456789abcdef", "\"fedcba9876543210\""));
    known.put("If-None-Match", List.of("\"v1\""));
    known.put("limit", List.of("1", "200"));
    known.put("effective", List.of("2026-04-01"));
    known.put("dryRun", List.of("true", "false"));
    known.put("jurisdiction", List.of("cn", "cn-42", "cn-4403"));
    known.put("date", List.of("2026-03-01"));
    known.put("matter", List.of(AbuseScene.MATTER, "cn.civil-code.278.1"));
    known.put("part", List.of("C01-6-1", "C01-6-2", "C01-6-13"));
    known.put("voter", List.of("O1", "O13"));
    known.put("receivedAt", List.of("2026-03-18T00:00:00Z"));
    known.put("sheet", List.of("1", "2", "70001"));
    known.put("opensAt", List.of("2026-05-01T00:00:00Z"));
    known.put("closesAt", List.of("2026-06-01T00:00:00Z"));
    known.put("compound", List.of("C01"));
    known.put("building", List.of("6"));
  }

  @AfterAll
  static void stop() {
    scene.close();
  }

  private static String cookies(Visitor visitor) {
    CookieManager manager = (CookieManager) visitor.client().cookieHandler().orElseThrow();
    return manager.getCookieStore().getCookies().stream()
        .map(cookie -> cookie.getName() + "=" + cookie.getValue())
        .collect(Collectors.joining("; "));
  }

  @Test
  void malformedRequestsOnEveryOperation() throws Exception {
    run(SHORT, SEED);
  }

  @Test
  @Tag("endurance")
  void twentyThousandMalformedRequests() throws Exception {
    run(20_000, SEED + 1);
  }

  private static void run(int requests, long seed) throws Exception {
    HostileRequests maker = new HostileRequests(document, new SplittableRandom(seed), known);
    // Classes are loaded and caches filled before the heap is looked at.
    int warm = Math.min(500, requests / 3);
    Map<Integer, Integer> statuses = new TreeMap<>();
    long before = 0;
    int judged = 0;
    SoftAssertions all = new SoftAssertions();
    long began = System.nanoTime();
    for (int number = 0; number < requests; number++) {
      if (number == warm) {
        before = heap();
      }
      // Three with all rights for one with none, whatever operation's turn it is.
      boolean signedIn = (number / maker.operations()) % 4 < 3;
      Sent sent = maker.next(number, site.toString(), signedIn ? session : "");
      RawExchange answer = RawExchange.of(site, sent.bytes());
      judge(all, "seed " + seed + " request " + number, sent, answer);
      if (all.errorsCollected().size() > MOST_FAULTS) {
        break;
      }
      judged += sent.judged() ? 1 : 0;
      statuses.merge(answer.status(), 1, Integer::sum);
    }
    all.assertAll();
    long millis = (System.nanoTime() - began) / 1_000_000;
    long grown = heap() - before;
    if (requests > SHORT) {
      System.out.println(
          requests
              + " requests in "
              + millis
              + " ms, "
              + judged
              + " held against the document, heap grown by "
              + (grown >> 10)
              + " kB, statuses "
              + statuses);
    }
    assertThat(statuses.keySet()).contains(200, 201, 400, 401, 404, 409, 412, 415, 422);
    assertThat(judged).isGreaterThan(requests / 3);
    assertThat(grown).as("bytes kept by the server").isLessThan(GROWTH_BYTES);
    assertThat(scene.server.visitor().get("/").statusCode()).isEqualTo(200);
    assertThat(scene.server.visitor().get("/api/v1/communities/model").statusCode()).isEqualTo(200);
  }

  private static void judge(SoftAssertions all, String which, Sent sent, RawExchange answer) {
    String what =
        which
            + "\n"
            + new String(
                sent.bytes(), 0, Math.min(2_000, sent.bytes().length), StandardCharsets.UTF_8)
            + "\n=> "
            + answer;
    all.assertThat(answer.status()).as(what).isBetween(200, 499);
    all.assertThat(answer.body())
        .as(what)
        .doesNotContain("Exception", "\tat ", "at org.gongtong", "java.", "jackson", "SQL");
    all.assertThat(answer.headers()).as(what).doesNotContainKey("x-evil");
    if (!sent.judged()) {
      return;
    }
    Optional<OpenApiBook.Described> operation =
        book.find(sent.method(), sent.path().replaceAll("\\?.*", ""));
    all.assertThat(operation).as(what).isPresent();
    all.assertThat(book.faults(operation.get(), answer.status(), answer.headers(), answer.body()))
        .as(what)
        .isEmpty();
  }

  private static long heap() throws InterruptedException {
    Runtime runtime = Runtime.getRuntime();
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 3; i++) {
      System.gc();
      least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
    }
    return least;
  }
}
