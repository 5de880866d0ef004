package org.gongtong.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies and parameters that are not what they must be. */
class StrictReadingTest {

  private static JsonFields fields(String json) {
    return JsonFields.of(StrictJson.read(json.getBytes(StandardCharsets.UTF_8)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "null",
        "{\"a\":1} x",
        "{\"a\":1}{}",
        "{\"a\":1,}",
        "{'a':1}",
        "{a:1}",
        "{\"a\":01}",
        "{\"a\":+1}",
        "{\"a\":NaN}",
        "{\"a\":1,\"a\":1}",
        "{\"x\":{\"a\":1,\"a\":1}}",
        "{\"a\":\"\u0001\"}",
        "\uFEFF{}",
        "{\"a\":11111111111111111111111111111111111111111}"
      })
  void refusesWhatIsNoPlainObject(String json) {
    assertThatThrownBy(() -> fields(json)).hasMessage("BODY_NOT_JSON");
  }

  @Test
  void refusesOtherEncodingsAndTooManyLevels() {
    byte[] utf16 = "{\"a\":1}".getBytes(StandardCharsets.UTF_16);
    assertThatThrownBy(() -> StrictJson.read(utf16)).hasMessage("BODY_NOT_JSON");
    byte[] latin = "{\"a\":\"é\"}".getBytes(StandardCharsets.ISO_8859_1);
    assertThatThrownBy(() -> StrictJson.read(latin)).hasMessage("BODY_NOT_JSON");
    String deepest =
        "{\"a\":".repeat(StrictJson.MAX_DEPTH) + "1" + "}".repeat(StrictJson.MAX_DEPTH);
    fields(deepest);
    assertThatThrownBy(() -> fields("{\"a\":" + deepest + "}")).hasMessage("BODY_NOT_JSON");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1 | 1",
        "1.0 | FIELD_WRONG_TYPE",
        "1e3 | FIELD_WRONG_TYPE",
        "\"1\" | FIELD_WRONG_TYPE",
        "true | FIELD_WRONG_TYPE",
        "null | FIELD_MISSING",
        "0 | FIELD_OUT_OF_RANGE",
        "101 | FIELD_OUT_OF_RANGE",
        "99999999999999999999 | FIELD_OUT_OF_RANGE"
      })
  void takesWholeNumbersAlone(String value, String expected) {
    JsonFields body = fields("{\"n\":" + value + "}");
    long read = body.integer("n", 1, 100);
    assertThat(outcome(body, "/n", Long.toString(read))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\" a \" | a",
        "\"\" | FIELD_OUT_OF_RANGE",
        "\"   \" | FIELD_OUT_OF_RANGE",
        "\"abcdef\" | FIELD_OUT_OF_RANGE",
        "7 | FIELD_WRONG_TYPE",
        "[\"a\"] | FIELD_WRONG_TYPE",
        "\"a\\u0000b\" | FIELD_MALFORMED",
        "\"\\uD800\" | FIELD_MALFORMED",
        "\"a\\nb\" | a\\nb"
      })
  void takesPlainTexts(String value, String expected) {
    JsonFields body = fields("{\"t\":" + value + "}");
    String read = body.text("t", 1, 5);
    assertThat(outcome(body, "/t", read)).isEqualTo(expected.replace("\\n", "\n"));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-01T08:00:00Z,true",
    "2026-03-01T08:00:00.123456Z,true",
    "2026-03-01T08:00:00+08:00,false",
    "2026-03-01T08:00:00.1234567Z,false",
    "2026-03-01T24:00:00Z,false",
    "2026-02-29T08:00:00Z,false",
    "2026-03-01,false",
    "2026-03-01T08:00Z,false",
    "+12026-03-01T08:00:00Z,false"
  })
  void takesInstantsOfOneForm(String text, boolean taken) {
    assertThat(Forms.instant(text) != null).isEqualTo(taken);
  }

  @ParameterizedTest
  @CsvSource({
    "019c0000-0000-7000-8000-000000000000,true",
    "019C0000-0000-7000-8000-000000000000,false",
    "19c0000-0000-7000-8000-000000000000,false",
    "{019c0000-0000-7000-8000-000000000000},false"
  })
  void takesIdsOfOneForm(String text, boolean taken) {
    assertThat(Forms.id(text) != null).isEqualTo(taken);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-02-28,true",
    "2026-02-29,false",
    "2024-02-29,true",
    "26-02-28,false",
    "2026-2-8,false",
    "-0001-02-28,false",
    "+12026-02-28,false",
    "-999999999-01-01,false"
  })
  void takesDaysThatThereAre(String text, boolean taken) {
    assertThat(Forms.day(text) != null).isEqualTo(taken);
  }

  @Test
  void namesEveryMistakeByItsPointerAndTheUnknownOnes() {
    JsonFields body =
        fields(
            "{\"a/b~c\":1,\"list\":[{\"x\":1},7,{\"y\":\"2\"}],\"object\":{\"z\":null,\"q\":1}}");
    body.text("missing", 1, 5);
    for (JsonFields item : body.objects("list", 5)) {
      item.text("y", 1, 5);
    }
    body.object("object").text("z", 1, 5);
    assertThat(faults(body))
        .containsExactlyInAnyOrder(
            "/missing FIELD_MISSING",
            "/list/0/y FIELD_MISSING",
            "/list/0/x FIELD_UNKNOWN",
            "/list/1 FIELD_WRONG_TYPE",
            "/object/z FIELD_MISSING",
            "/object/q FIELD_UNKNOWN",
            "/a~1b~0c FIELD_UNKNOWN");
  }

  @Test
  void boundsListsAndReadsWords() {
    JsonFields body = fields("{\"many\":[\"a\",\"b\",\"c\"],\"word\":\"Paper\",\"at\":1}");
    body.texts("many", 2, 5);
    body.oneOf("word", Map.of("paper", 1), 0);
    body.parsed("at", Forms.INSTANT, Forms::instant, Instant.EPOCH);
    assertThat(faults(body))
        .containsExactlyInAnyOrder(
            "/many FIELD_OUT_OF_RANGE", "/word FIELD_MALFORMED", "/at FIELD_WRONG_TYPE");
  }

  @Test
  void refusesParametersNobodyReadsAndThoseWrittenTwice() {
    QueryFields query =
        new QueryFields(Map.of("limit", List.of("10", "20"), "sort", List.of("name")));
    query.limit();
    assertThatThrownBy(query::end)
        .isInstanceOfSatisfying(
            ProblemException.class,
            e ->
                assertThat(e.problem().faults())
                    .extracting(fault -> fault.at() + " " + fault.reason().code())
                    .containsExactlyInAnyOrder("limit FIELD_MALFORMED", "sort FIELD_UNKNOWN"));
  }

  private static List<String> faults(JsonFields body) {
    try {
      body.end();
      return List.of();
    } catch (ProblemException e) {
      return e.problem().faults().stream()
          .map(fault -> fault.at() + " " + fault.reason().code())
          .toList();
    }
  }

  /** What was read, or the code of the one mistake. */
  private static String outcome(JsonFields body, String pointer, String read) {
    List<String> faults = faults(body);
    if (faults.isEmpty()) {
      return read;
    }
    assertThat(faults).hasSize(1).first().asString().startsWith(pointer + " ");
    return faults.get(0).substring(pointer.length() + 1);
  }
}
