package org.gongtong.server.abuse;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gongtong.core.decision.Motion;
import org.gongtong.core.people.MandateKind;
import org.gongtong.server.http.RouteTable;
import org.gongtong.server.wiring.DeskClerk;
import org.gongtong.server.wiring.DeskClerk.Paper;
import org.gongtong.server.wiring.TestServer.Visitor;
import org.gongtong.server.wiring.VotingHall;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Markup in every text that the server keeps or repeats, and every page looked at afterwards. */
@Timeout(120)
class StoredTextIT {
  private static final String MARK = "gx\"'><gx-mark onfocus=gx>&{{7*7}}${7*7}";

  /** As an upload's name, in which a quote would end it. */
  private static final String NAME = "gx'><gx-mark onfocus=gx>.pdf";

  private static final Pattern TAG = Pattern.compile("<[a-zA-Z/!](?:\"[^\"]*\"|'[^']*'|[^>\"'])*>");
  private static final String DESK = "/staff/c/stored";

  private final Set<String> shownOn = new TreeSet<>();
  private AbuseScene scene;
  private Visitor clerk;

  @Test
  void storedTextBecomesMarkup() throws Exception {
    try (AbuseScene started = new AbuseScene(StoredTextIT.class)) {
      scene = started;
      registerCommunity();
      scene.desk.importRoster("stored", LocalDate.of(2026, 3, 1));
      clerk = scene.clerk("desk-1");
      scene.clerk("desk-2");
      Motion withdrawn = drafted();
      withdraw(withdrawn);
      Motion open = opened(drafted());
      typedFromPaper(open);
      echoes(open);
      everyPage(open);
      everyPage(withdrawn);
      everyPage(annulled(open));
      assertThat(shownOn).as("pages that showed the text at all").hasSizeGreaterThan(12);
    }
  }

  /** No tag of ours holds the text outside of quotes, and none is made of it. */
  private HttpResponse<String> looked(String what, HttpResponse<String> page) {
    String type = page.headers().firstValue("Content-Type").orElse("");
    assertThat(page.statusCode()).as(what).isLessThan(500);
    assertThat(page.headers().firstValue("X-Content-Type-Options")).as(what).hasValue("nosniff");
    if (type.startsWith("text/html")) {
      for (Matcher tag = TAG.matcher(page.body()); tag.find(); ) {
        assertThat(tag.group().replaceAll("\"[^\"]*\"|'[^']*'", "")).as(what).doesNotContain("gx");
      }
      assertThat(page.body()).as(what).doesNotContain("<gx-mark", "{{49}}", "&49");
      if (page.body().contains("&lt;gx-mark")) {
        shownOn.add(what.replaceAll("[0-9a-f-]{36}", "ID"));
      }
    }
    return page;
  }

  private HttpResponse<String> sent(Visitor who, String page, String path, String... fields)
      throws Exception {
    Map<String, String> form = DeskClerk.form(looked(page, who.get(page)), fields);
    return looked(path, who.post(path, form));
  }

  private void registerCommunity() throws Exception {
    Visitor officer = scene.holder(MandateKind.SUBDISTRICT_OFFICER);
    String path = "/staff/communities/new";
    String[] all = {
      "name",
      MARK,
      "division",
      MARK,
      "slug",
      "stored",
      "zone",
      "Asia/Shanghai",
      "jurisdiction",
      "cn-42"
    };
    for (int wrong : List.of(5, 7, 9)) {
      String[] fields = all.clone();
      fields[wrong] = MARK;
      assertThat(sent(officer, path, path, fields).statusCode()).isEqualTo(422);
    }
    assertThat(sent(officer, path, path, all).statusCode()).isEqualTo(303);
  }

  private Motion drafted() throws Exception {
    String path = DESK + "/m/new";
    Map<String, String> form =
        DeskClerk.form(
            looked(path, clerk.get(path)),
            "matter",
            AbuseScene.MATTER,
            "scope",
            "parts",
            "parts",
            MARK,
            "question",
            MARK,
            "explanation",
            MARK + "\r\n\r\n" + MARK);
    looked(path, DeskClerk.upload(clerk, path, form, Paper.of(NAME, "<script>")));
    form.put("scope", "C01/3");
    form.put("parts", "");
    HttpResponse<String> done =
        looked(path, DeskClerk.upload(clerk, path, form, Paper.of(NAME, "%PDF-1.7 x")));
    assertThat(done.statusCode()).as(done.body()).isEqualTo(303);
    String motion = DeskClerk.location(done);
    UUID id = UUID.fromString(motion.substring(motion.lastIndexOf('/') + 1));
    return scene.hall.reader().require(id).orThrow();
  }

  private void withdraw(Motion motion) throws Exception {
    String step = DESK + "/m/" + motion.id() + "/steps/withdraw";
    assertThat(sent(clerk, step, step, "reason", MARK).statusCode()).isEqualTo(303);
  }

  private Motion opened(Motion draft) throws Exception {
    Motion announced = scene.hall.announce(draft, Duration.ofDays(30));
    scene.clock.passes(VotingHall.NOTICE);
    clerk = scene.clerk("desk-1");
    return scene.hall.open(announced);
  }

  private void typedFromPaper(Motion open) throws Exception {
    String motion = DESK + "/m/" + open.id();
    String[] line = {
      "channel",
      "paper",
      "received",
      MARK,
      "step",
      "save",
      "part-1",
      MARK,
      "choice-1",
      MARK,
      "proxy-1",
      MARK,
      "received-1",
      MARK
    };
    assertThat(sent(clerk, motion + "/sheets/1", motion + "/sheets/1", line).statusCode())
        .isEqualTo(422);
    String[] good = {
      "channel",
      "paper",
      "received",
      "2026-03-18 09:00",
      "step",
      "save",
      "part-1",
      "C01-3-1-101",
      "choice-1",
      "for",
      "proxy-1",
      MARK
    };
    Visitor colleague = scene.clerk("desk-2");
    sent(clerk, motion + "/sheets/1", motion + "/sheets/1", good);
    good[9] = "against";
    sent(colleague, motion + "/sheets/1/check", motion + "/sheets/1/check", good);
    Visitor third = scene.clerk("desk-3");
    String settle = motion + "/sheets/1/settle";
    sent(third, settle, settle, "line-1", "1", "reason", MARK);
    String motions = "/motions/" + open.id();
    String evidence = MARK.replace("\"", "\\\"");
    String voter = "{\"part\":\"C01-3-1-301\",\"voter\":\"O-7\",\"evidence\":\"%%\"}";
    HttpResponse<String> named =
        scene.call(clerk, "POST", motions + "/voters", voter.replace("%%", evidence));
    assertThat(named.statusCode()).as(named.body()).isEqualTo(201);
    HttpResponse<String> entered = scene.entered(clerk, colleague, open, 2, "C01-3-1-201", "for");
    assertThat(entered.statusCode()).as(entered.body()).isEqualTo(200);
    String correction =
        clerk
            .get(motion + "/sheets/2")
            .body()
            .replaceAll("(?s).*(/staff/[^\"]*/corrections/[^\"]+)\".*", "$1");
    sent(clerk, correction, correction, "choice", "against", "reason", MARK, "witness", MARK);
    sent(clerk, motion + "/letters", motion + "/letters");
    clerk = scene.clerk("desk-1");
    sent(clerk, motion + "/letters", motion + "/letters/reprint", "part", MARK, "reason", MARK);
    sent(
        clerk,
        motion + "/letters",
        motion + "/letters/reprint",
        "part",
        "C01-3-1-201",
        "reason",
        MARK);
  }

  /** What comes back at once: from addresses, forms and headers. */
  private void echoes(Motion open) throws Exception {
    String mark = URLEncoder.encode(MARK, StandardCharsets.UTF_8);
    Visitor anyone = scene.server.visitor();
    for (String path :
        List.of(
            "/c/" + mark.replace("%2F", "x"),
            "/" + mark,
            "/vote?code=" + mark,
            "/log/receipt?code=" + mark,
            "/log/receipt/" + mark,
            "/staff/sign-in?to=" + mark,
            "/api/problems?" + mark,
            "/c/stored/m/" + mark)) {
      looked(path, anyone.get(path));
    }
    for (String path :
        List.of(
            DESK + "/roster?q=" + mark,
            DESK + "/roster?after=" + mark,
            DESK + "/roster/voter?part=" + mark,
            DESK + "/roster/import/" + mark,
            DESK + "/m/" + open.id() + "/steps/announce/check?opens=" + mark + "&closes=" + mark,
            DESK + "/m/" + open.id() + "/steps/" + mark,
            DESK + "/m/" + open.id() + "/sheets/" + mark)) {
      looked(path, clerk.get(path));
    }
    looked(
        "sign-in",
        anyone.post("/staff/sign-in", Map.of("login", MARK, "password", MARK, "to", MARK)));
    looked("vote", anyone.post("/vote", Map.of("code", MARK)));
    looked("preferences", anyone.post("/preferences", Map.of("back", MARK, "lang", MARK)));
    looked("receipt", anyone.post("/log/receipt", Map.of("code", MARK)));
    Map<String, String> file = new HashMap<>(Map.of("effective", MARK));
    looked("import", DeskClerk.upload(clerk, DESK + "/roster/import", file, Paper.of(NAME, MARK)));
    Visitor security = scene.holder(MandateKind.SECURITY_ADMINISTRATOR);
    sent(
        security,
        "/staff/mandates",
        "/staff/mandates",
        "holder",
        MARK,
        "kind",
        MARK,
        "community",
        MARK,
        "place",
        MARK,
        "from",
        MARK,
        "to",
        MARK);
  }

  private Motion annulled(Motion open) throws Exception {
    scene.clock.passes(Duration.ofDays(31));
    Motion posted = scene.hall.result(open);
    clerk = scene.clerk("desk-1");
    String step = DESK + "/m/" + posted.id() + "/steps/annul";
    assertThat(sent(clerk, step, step, "reason", MARK).statusCode()).isEqualTo(303);
    return posted;
  }

  /** Every page there is, by whoever may see it. */
  private void everyPage(Motion motion) throws Exception {
    List<Visitor> readers = new ArrayList<>(List.of(scene.clerk("desk-1")));
    for (MandateKind kind :
        List.of(
            MandateKind.SUBDISTRICT_OFFICER,
            MandateKind.AUDITOR,
            MandateKind.SECURITY_ADMINISTRATOR)) {
      readers.add(scene.holder(kind));
    }
    for (RouteTable.Route route : scene.server.running().routes().routes()) {
      if (!route.method().equals("GET")) {
        continue;
      }
      String path =
          route
              .path()
              .replace("{community}", "stored")
              .replace("{motion}", motion.id().toString())
              .replace("{sheet}", "1")
              .replace("{number}", "1")
              .replaceAll("[{<][a-z]+[>}]", "gx");
      for (Visitor reader : readers) {
        looked(path, reader.get(path));
      }
    }
  }
}
