package org.gongtong.server.abuse;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.gongtong.core.decision.Motion;
import org.gongtong.core.people.MandateKind;
import org.gongtong.server.http.RouteTable;
import org.gongtong.server.wiring.DeskClerk;
import org.gongtong.server.wiring.DeskClerk.Paper;
import org.gongtong.server.wiring.TestServer.Visitor;
import org.gongtong.server.wiring.VotingHall;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Hostile values in every field of every form, sent by whoever may see it. */
@Timeout(300)
class PageFuzzIT {
  private static final long SEED = 20260303;
  private static final int TIMES = 2;
  private static final Pattern FORM = Pattern.compile("(?s)<form ([^>]*)>(.*?)</form>");
  private static final Pattern ACTION = Pattern.compile("action=\"([^\"]*)\"");
  private static final Pattern FIELD =
      Pattern.compile(
          "<(?:input|select|textarea|button)\\b(?:[^>]*?)\\bname=\"([a-z0-9_-]+)\"([^>]*)>");
  private static final Pattern VALUE = Pattern.compile("value=\"([^\"]*)\"");

  /** Each of its own trouble to those who read days, numbers and texts too kindly. */
  private static final List<String> MORE =
      List.of(
          "+999999999-12-31",
          "-999999999-01-01",
          "0001-01-01",
          "9999-12-31",
          "+10000-01-01T00:00",
          "9999-12-31T23:59",
          "9999-12-31 23:59",
          "-1",
          "2147483648",
          "９９９９９９９９９９",
          "C01-3-1-101",
          "model");

  private static final List<String> TIMES_AND_DAYS =
      List.of("from", "to", "effective", "opens", "closes", "received");

  private final SplittableRandom random = new SplittableRandom(SEED);
  private final Map<Integer, Integer> statuses = new TreeMap<>();
  private final SoftAssertions all = new SoftAssertions();
  private final Set<String> seen = new TreeSet<>();

  @Test
  void hostileValuesInEveryForm() throws Exception {
    try (AbuseScene scene = new AbuseScene(PageFuzzIT.class)) {
      List<Motion> motions = motions(scene);
      for (Visitor reader : readers(scene)) {
        for (RouteTable.Route route : scene.server.running().routes().routes()) {
          boolean page = !route.path().startsWith("/api") && !route.path().contains("<");
          if (route.method().equals("GET") && page) {
            for (Motion motion :
                route.path().contains("{motion}") ? motions : motions.subList(0, 1)) {
              everyFormOf(reader, filled(route, motion));
            }
          }
        }
      }
      all.assertAll();
      assertThat(seen).as("forms").hasSizeGreaterThan(15);
      assertThat(statuses).containsKeys(200, 303, 409, 422);
      assertThat(scene.server.visitor().get("/").statusCode()).isEqualTo(200);
    }
  }

  private static List<Motion> motions(AbuseScene scene) {
    Motion draft = scene.hall.draft(scene.here, "C01", "草稿？", "");
    Motion announced =
        scene.hall.announce(scene.hall.draft(scene.here, "C01", "公告？", ""), Duration.ofDays(30));
    Motion brief =
        scene.hall.announce(scene.hall.draft(scene.here, "C01", "路灯？", ""), Duration.ofDays(2));
    Motion open =
        scene.hall.announce(scene.hall.draft(scene.here, "C01", "门禁？", ""), Duration.ofDays(30));
    scene.clock.passes(VotingHall.NOTICE);
    Motion voted = scene.hall.open(brief);
    Motion running = scene.hall.open(open);
    scene.hall.vote(voted, "C01-6-1", "for");
    scene.clock.passes(Duration.ofDays(3));
    return List.of(draft, announced, running, scene.hall.result(voted));
  }

  private static List<Visitor> readers(AbuseScene scene) throws Exception {
    List<Visitor> readers = new ArrayList<>(List.of(scene.clerk("desk-1")));
    readers.add(scene.holder(MandateKind.SUBDISTRICT_OFFICER));
    readers.add(scene.holder(MandateKind.SECURITY_ADMINISTRATOR));
    readers.add(scene.server.visitor());
    return readers;
  }

  private static String filled(RouteTable.Route route, Motion motion) {
    return route
        .path()
        .replace("{community}", "model")
        .replace("{motion}", motion.id().toString())
        .replace("{sheet}", "1")
        .replaceAll("\\{[a-z]+}", "1");
  }

  private void everyFormOf(Visitor reader, String path) throws Exception {
    HttpResponse<String> page = judged(path, "", reader.get(path));
    boolean html = page.headers().firstValue("Content-Type").orElse("").startsWith("text/html");
    if (!html || page.statusCode() != 200) {
      return;
    }
    for (Matcher form = FORM.matcher(page.body()); form.find(); ) {
      Matcher action = ACTION.matcher(form.group(1));
      String target = action.find() ? action.group(1).replace("&amp;", "&") : path;
      Map<String, String> fields = new HashMap<>();
      for (Matcher field = FIELD.matcher(form.group(2)); field.find(); ) {
        Matcher value = VALUE.matcher(field.group());
        String good = value.find() ? value.group(1) : option(form.group(2).substring(field.end()));
        fields.put(field.group(1), good.isEmpty() ? plausible(field.group(1)) : good);
      }
      // Signed out, there would be no more to look at.
      if (!target.equals("/staff/sign-out") && !target.equals("/preferences")) {
        sendHostile(reader, target, form.group(1), fields);
      }
    }
  }

  private void sendHostile(Visitor reader, String target, String form, Map<String, String> fields)
      throws Exception {
    seen.add(target.replaceAll("[0-9a-f-]{36}", "ID"));
    for (String name : TIMES_AND_DAYS) {
      for (String day : fields.containsKey(name) ? MORE : List.<String>of()) {
        Map<String, String> wrong = new HashMap<>(fields);
        wrong.put(name, day);
        wrong.replace("idempotency_key", new UUID(random.nextLong(), random.nextLong()).toString());
        send(reader, target, form, wrong);
      }
    }
    List<String> names = List.copyOf(new TreeSet<>(fields.keySet()));
    for (int i = 0; i < TIMES * names.size(); i++) {
      Map<String, String> wrong = new HashMap<>(fields);
      // One field after the other, and now and then a second: more of them would hide each other.
      wrong.put(names.get(i % names.size()), text());
      if (random.nextInt(4) == 0) {
        wrong.put(names.get(random.nextInt(names.size())), text());
      }
      if (random.nextInt(2) == 0) {
        wrong.replace("idempotency_key", new UUID(random.nextLong(), random.nextLong()).toString());
      }
      send(reader, target, form, wrong);
    }
  }

  private void send(Visitor reader, String target, String form, Map<String, String> fields)
      throws Exception {
    HttpResponse<String> answer;
    if (!form.contains("method=\"post\"")) {
      answer = reader.get(target.replaceAll("\\?.*", "") + "?" + encoded(fields));
    } else if (form.contains("multipart")) {
      answer = DeskClerk.upload(reader, target, fields, Paper.of("a.pdf", text()));
    } else {
      answer = reader.post(target, fields);
    }
    judged(target, fields.toString(), answer);
  }

  /** A choice of a select that begins before this text, if one does. */
  private static String option(String rest) {
    int end = rest.indexOf("</select>");
    Matcher option = Pattern.compile("<option value=\"([^\"]+)\"").matcher(rest);
    return option.find() && option.start() < end ? option.group(1) : "";
  }

  /** What a form takes in a field of this name. */
  private static String plausible(String name) {
    return switch (name) {
      case "from", "effective" -> "2026-04-01";
      case "to" -> "2026-12-31";
      case "opens" -> "2026-05-20T08:00";
      case "closes" -> "2026-06-20T08:00";
      case "received" -> "2026-03-19 09:00";
      case "slug" -> "fuzzed";
      case "zone" -> "Asia/Shanghai";
      case "issued", "returned", "spoilt", "count" -> "2";
      default -> name.startsWith("part") ? "C01-6-2" : "";
    };
  }

  private String text() {
    List<String> from = random.nextBoolean() ? MORE : HostileRequests.TEXTS;
    return from.get(random.nextInt(from.size()));
  }

  private static String encoded(Map<String, String> fields) {
    List<String> all = new ArrayList<>();
    fields.forEach(
        (name, value) -> {
          String cut = value.substring(0, Math.min(value.length(), 500));
          all.add(name + "=" + URLEncoder.encode(cut, StandardCharsets.UTF_8));
        });
    return String.join("&", all);
  }

  private HttpResponse<String> judged(String path, String sent, HttpResponse<String> answer) {
    statuses.merge(answer.statusCode(), 1, Integer::sum);
    String what = path + " " + sent.substring(0, Math.min(sent.length(), 1_000));
    all.assertThat(answer.statusCode()).as("%s", what).isLessThan(500);
    if (answer.headers().firstValue("Content-Type").orElse("").startsWith("text/html")) {
      all.assertThat(answer.body().contains("Exception") || answer.body().contains("\tat "))
          .as("%s", what)
          .isFalse();
    }
    return answer;
  }
}
