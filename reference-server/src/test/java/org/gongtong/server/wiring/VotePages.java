package org.gongtong.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gongtong.core.decision.Motion;
import org.gongtong.server.wiring.TestServer.Visitor;

/** What a test reads off the pages of a vote, and off the tables behind them. */
final class VotePages {

  private static final Pattern FIELD =
      Pattern.compile("<input type=\"hidden\" name=\"([a-z_]+)\" value=\"([^\"]*)\">");

  private VotePages() {}

  static void assertRefused(HttpResponse<String> answer, String code, String remedy) {
    assertThat(answer.statusCode()).as(answer.uri().toString()).isEqualTo(404);
    assertThat(answer.body()).contains(code, remedy);
  }

  /** Sends the form of a page with a choice, and reads the page that checks it. */
  static HttpResponse<String> choose(Visitor voter, String page, String choice) throws Exception {
    Map<String, String> form = fields(page);
    form.put("choice", choice);
    HttpResponse<String> chosen = voter.post("/vote/choice", form);
    assertThat(location(chosen)).isEqualTo("/vote/check");
    assertThat(chosen.headers().allValues("Set-Cookie"))
        .singleElement()
        .asString()
        .startsWith("chosen=")
        .contains("Path=/vote;", "HttpOnly", "SameSite=Strict");
    return voter.get("/vote/check");
  }

  /** The hidden fields of a page's last form. */
  static Map<String, String> fields(String page) {
    Map<String, String> fields = new TreeMap<>();
    for (Matcher field = FIELD.matcher(page); field.find(); ) {
      fields.put(field.group(1), field.group(2));
    }
    fields.remove("back");
    assertThat(fields).containsKeys("idempotency_key", "version");
    return fields;
  }

  static String receiptNumber(String page) {
    Matcher number = Pattern.compile("class=\"receipt-number\">([0-9A-Z-]{19})<").matcher(page);
    assertThat(number.find()).isTrue();
    return number.group(1);
  }

  static void theChoiceIsTakenAway(HttpResponse<String> answer) {
    assertThat(answer.headers().allValues("Set-Cookie"))
        .anyMatch(cookie -> cookie.matches("chosen=; Path=/vote; Expires=Thu, 01 Jan 1970.*"));
  }

  static String location(HttpResponse<String> answer) {
    return answer.headers().firstValue("Location").orElse("none: " + answer.statusCode());
  }

  /** How many rows each table has. */
  static Map<String, Long> rows(TestServer server) throws SQLException {
    Map<String, Long> rows = new TreeMap<>();
    try (Connection connection = server.database().dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      for (String table : List.of("ballot", "audit_event", "voter_session", "motion_version")) {
        try (ResultSet count = statement.executeQuery("select count(*) from " + table)) {
          count.next();
          rows.put(table, count.getLong(1));
        }
      }
    }
    return rows;
  }

  static boolean mentions(String line, Map<String, String> codes) {
    return codes.values().stream()
        .anyMatch(code -> line.contains(code) || line.contains(code.replace("-", "")));
  }

  static Visitor entered(TestServer server, String code) throws Exception {
    Visitor voter = server.visitor();
    assertThat(voter.post("/vote", Map.of("code", code)).statusCode()).isEqualTo(303);
    return voter;
  }

  /** Counts a closed vote and reads its result. */
  static void theResultShowsWhatWasCounted(
      Visitor reader, VotingHall hall, Motion counted, String motionPath) throws Exception {
    String path = motionPath + "/result";
    HttpResponse<String> before = reader.get(path);
    assertThat(before.statusCode()).isEqualTo(404);
    assertThat(before.body()).contains("NOT_COUNTED", "尚未计票");
    hall.codes().reprint(VotingHall.CLERK, counted.id(), Set.of(1), "信件受潮").orThrow();
    hall.result(counted);
    HttpResponse<String> result = reader.get(path);
    assertThat(result.statusCode()).isEqualTo(200);
    assertThat(result.body())
        .contains(
            "参与不足",
            "<svg class=\"bar-drawing\"",
            "《民法典》第278条",
            "共发出表决信 13 封，其中补印 少于 3",
            "结果从2026年3月19日起公示",
            counted.content().hash().hex(),
            "纸质票");
    HttpResponse<String> english = reader.send(reader.to(path).header("Accept-Language", "en"));
    assertThat(english.body()).contains("Too few owners took part", "Civil Code, art. 278");
    assertThat(reader.get(motionPath).body()).contains("查看表决结果");
  }

  /** What is told of turnout when it has had time to be read. */
  static String turnout(TestServer server, TestClock clock, String motion) throws Exception {
    clock.passes(Duration.ofSeconds(2));
    return server.visitor().get(motion + "/turnout").body();
  }
}
