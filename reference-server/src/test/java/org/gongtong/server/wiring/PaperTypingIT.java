package org.gongtong.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.gongtong.server.wiring.PaperScene.fill;
import static org.gongtong.server.wiring.PaperScene.hidden;
import static org.gongtong.server.wiring.PaperScene.sheet;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What clerks type from paper: nothing of it is dropped, and nothing lost. */
@Timeout(90)
class PaperTypingIT {
  private static PaperScene scene;
  private static TestServer.Visitor first;
  private static TestServer.Visitor second;
  private static TestServer.Visitor third;

  @BeforeAll
  static void start() throws Exception {
    scene = PaperScene.start(PaperTypingIT.class);
    first = scene.signedIn("desk-1");
    second = scene.signedIn("desk-2");
    third = scene.signedIn("desk-3");
  }

  @AfterAll
  static void stop() {
    scene.stop();
  }

  @Test
  void theSheetsTimeIsReadAsShortAsALinesOwn() throws Exception {
    Map<String, String> fields = sheet("P-20 for");
    fields.put("received", "3-5 10:30");
    assertThat(look("21", fields)).contains("检查过 1 行");
    fields.put("received", "10:30");
    assertThat(look("21", fields)).contains("投票时间").contains("晚于现在");
    fields.put("received", "7:59");
    assertThat(look("21", fields)).contains("检查过 1 行");
    fields.put("received", "7:59:99");
    assertThat(look("21", fields)).contains("没有收到时间，或写法不对");
  }

  private static String look(String sheet, Map<String, String> fields) throws Exception {
    Map<String, String> looked = new HashMap<>(fields);
    looked.put("step", "look");
    return fill(first, scene.sheets() + "/" + sheet, looked).body();
  }

  @Test
  void whatElseStandsOnALineKeepsItsProxyAndItsSeconds() throws Exception {
    Map<String, String> fields = sheet("P-11 for", "P-12 for");
    fields.put("received-2", "3-6 10:30:15");
    assertThat(fill(first, scene.sheets() + "/11", fields).statusCode()).isEqualTo(303);
    fields = sheet("P-11 against", "P-12 for");
    fields.put("received-2", "3-6 10:30");
    String settle = location(fill(second, scene.sheets() + "/11/check", fields));
    String drawn = third.get(settle).body();
    assertThat(drawn).contains("id=\"proxy-1\"", "2026-03-06 10:30:15");
    Map<String, String> other = new HashMap<>();
    other.put("reason", "两次都漏看了委托书");
    other.put("line-1", "other");
    other.put("part-1", "P-11");
    other.put("choice-1", "against");
    other.put("received-1", "3-5 10:30");
    other.put("proxy-1", "x".repeat(65));
    other.put("line-2", "1");
    HttpResponse<String> long65 = fill(third, settle, other);
    assertThat(long65.statusCode()).isEqualTo(422);
    assertThat(long65.body()).contains("代理人编号超过 64 个字符", "value=\"" + "x".repeat(65));
    other.put("proxy-1", " Ｏ－09 ");
    other.put("until-1", "12-31");
    HttpResponse<String> yearless = fill(third, settle, other);
    assertThat(yearless.statusCode()).isEqualTo(422);
    assertThat(yearless.body()).contains("委托的最后一天写法不对", "value=\"12-31\"");
    other.put("until-1", "2026.3.4");
    assertThat(fill(third, settle, other).body()).contains("委托书的期限到 2026-03-04 止，交票日为 2026-03-05");
    other.put("until-1", "2026年3月5日");
    assertThat(location(fill(third, settle, other))).isEqualTo(settle);
    String seen = second.get(settle).body();
    assertThat(seen).contains("代理人 O-09，委托至 2026-03-05");
    String value = seen.replaceAll("(?s).*value=\"(\\d)\"[^>]*><span><strong>[^<]*O-09.*", "$1");
    assertThat(location(fill(second, settle, Map.of("line-1", value, "reason", "对"))))
        .isEqualTo(scene.sheets());
    assertThat(scene.inTheBox())
        .filteredOn(row -> row.ballot().part().startsWith("P-1"))
        .extracting(row -> row.ballot().proxy(), row -> row.ballot().castAt())
        .containsExactly(
            tuple("O-09", Instant.parse("2026-03-05T02:30:00Z")),
            tuple(null, Instant.parse("2026-03-06T02:30:15Z")));
  }

  @Test
  void theLastDayOfAProxyIsTypedBesideHim() throws Exception {
    Map<String, String> fields = sheet("P-21 for", "P-22 for", "P-23 for");
    fields.put("proxy-1", "O-09");
    fields.put("until-1", "2026-13-01");
    assertThat(look("22", fields))
        .contains("委托的最后一天写法不对", "href=\"#until-1\"", "value=\"2026-13-01\"");
    fields.put("until-1", "2026-03-04");
    fields.put("until-2", "2026-12-31");
    HttpResponse<String> refused = fill(first, scene.sheets() + "/22", fields);
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body())
        .contains("委托书的期限到 2026-03-04 止，交票日为 2026-03-05", "href=\"#until-1\"")
        .contains("没有填写代理人编号", "href=\"#proxy-2\"");
    fields.put("until-1", "２０２６－３－５");
    fields.put("until-2", "");
    fields.put("proxy-3", "O-09");
    assertThat(look("22", fields)).contains("检查过 3 行");
    assertThat(location(fill(first, scene.sheets() + "/22", fields))).isEqualTo(scene.sheets());
    assertThat(location(fill(second, scene.sheets() + "/22/check", fields)))
        .isEqualTo(scene.sheets());
  }

  @Test
  void whoIsLaterWithANumberKeepsWhatHeTypedUnderTheNextOne() throws Exception {
    String path = scene.sheets() + "/31";
    Map<String, String> late = sheet("Ｐ－１５ against", "P-16 for");
    late.put("received-2", "3-6 10:45");
    late.put("proxy-2", "O-09");
    late.putAll(hidden(second.get(path).body()));
    assertThat(location(fill(first, path, sheet("P-14 for")))).isEqualTo(scene.sheets());
    HttpResponse<String> taken = second.post(path, late);
    assertThat(taken.statusCode()).isEqualTo(409);
    assertThat(taken.body())
        .contains("第 31 张登记表已由 desk-1 录入", "现在改用第 32 张", "录入第 32 张登记表")
        .contains("action=\"" + scene.sheets() + "/32\"")
        .contains("value=\"Ｐ－１５\"", "value=\"3-6 10:45\"", "value=\"O-09\"")
        .doesNotContain("P-14");
    late.putAll(hidden(taken.body()));
    assertThat(location(second.post(scene.sheets() + "/32", late))).isEqualTo(scene.sheets());
    assertThat(third.get(scene.sheets()).body()).contains("/sheets/31", "/sheets/32");
    assertThat(second.get(scene.sheets() + "/32").body())
        .contains("待另一人复核")
        .doesNotContain("复核第 32 张");
    assertThat(first.get(scene.sheets() + "/32").body()).contains("复核第 32 张");
  }

  private static String location(HttpResponse<String> response) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(303);
    return response.headers().firstValue("Location").orElseThrow();
  }
}
