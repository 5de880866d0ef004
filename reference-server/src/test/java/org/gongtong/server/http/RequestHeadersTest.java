package org.gongtong.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Entity tags, keys of commands and places in lists. */
class RequestHeadersTest {

  @ParameterizedTest
  @CsvSource({"'\"v0\"',0", "'\"v1\"',1", "' \"v17\" ',17", "'\"v999999999\"',999999999"})
  void readsOneTagOfOurs(String header, int version) {
    assertThat(EntityTag.required(header)).isEqualTo(version);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "*",
        "v1",
        "\"1\"",
        "\"v01\"",
        "\"v-1\"",
        "W/\"v1\"",
        "\"v1\", \"v2\"",
        "\"v1000000000\"",
        "\"v１\""
      })
  void refusesOtherTags(String header) {
    assertThatThrownBy(() -> EntityTag.required(header)).hasMessage("REQUEST_INVALID");
  }

  @Test
  void asksForATag() {
    assertThatThrownBy(() -> EntityTag.required(null)).hasMessage("VERSION_REQUIRED");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "- | false",
        "'' | false",
        "\"v2\" | true",
        "W/\"v2\" | true",
        "\"v1\" , \"v2\" | true",
        "* | true",
        "v2 | false",
        "\"v1\" | false"
      })
  void knowsWhetherTheClientHasIt(String header, boolean has) {
    assertThat(EntityTag.isNamedBy(header, EntityTag.of(2))).isEqualTo(has);
  }

  @ParameterizedTest
  @CsvSource({
    "'\"0123-abc\"',0123-abc",
    "0123-abc,0123-abc",
    "' \"8e03978e-40d5-43dd-bc93-6894a57f9324\" ',8e03978e-40d5-43dd-bc93-6894a57f9324"
  })
  void readsAKey(String header, String key) {
    assertThat(CommandKey.required(header)).isEqualTo(key);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\"\"",
        "short",
        "\"0123456789",
        "0123456789\"",
        "has spaces in it",
        "\"a;b=cdefgh\""
      })
  void refusesOtherKeys(String header) {
    assertThatThrownBy(() -> CommandKey.required(header)).hasMessage("KEY_MALFORMED");
  }

  @Test
  void asksForAKey() {
    assertThatThrownBy(() -> CommandKey.required(null)).hasMessage("KEY_REQUIRED");
  }

  @Test
  void aPlaceInAListComesBackAsItWentOut() {
    assertThat(Cursor.read(Cursor.of("heping"), 1)).containsExactly("heping");
    assertThat(Cursor.read(Cursor.of("和平", "", "a/b"), 3)).containsExactly("和平", "", "a/b");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "!", "aGVwaW5n=", "aGVwaW5o ", "_w", "aGVwaW5nH2E", "YQ==", "YR"})
  void refusesPlacesThatWereMadeByHand(String text) {
    assertThatThrownBy(() -> Cursor.read(text, text.isEmpty() ? 2 : 1))
        .hasMessage("CURSOR_INVALID");
    assertThatThrownBy(() -> Cursor.read("a".repeat(401), 1)).hasMessage("CURSOR_INVALID");
  }
}
