package org.gongtong.core.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalJsonTest {

  /** The members of the sorting example in RFC 8785, section 3.2.3. */
  @Test
  void ordersMembersByUtf16CodeUnits() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("\u20ac", "Euro Sign");
    map.put("\r", "Carriage Return");
    map.put("\ufb33", "Hebrew Letter Dalet With Dagesh");
    map.put("1", "One");
    map.put("\ud83d\ude00", "Emoji: Grinning Face");
    map.put("\u0080", "Control");
    map.put("\u00f6", "Latin Small Letter O With Diaeresis");
    assertThat(CanonicalJson.write(map))
        .isEqualTo(
            "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\","
                + "\"\u00f6\":\"Latin Small Letter O With Diaeresis\",\"\u20ac\":\"Euro Sign\","
                + "\"\ud83d\ude00\":\"Emoji: Grinning Face\","
                + "\"\ufb33\":\"Hebrew Letter Dalet With Dagesh\"}");
  }

  @Test
  void escapesOnlyWhatItMust() {
    assertThat(CanonicalJson.write("\"\\/\b\f\n\r\t\u0000\u000f\u001f\u007f\u2028<民>"))
        .isEqualTo("\"\\\"\\\\/\\b\\f\\n\\r\\t\\u0000\\u000f\\u001f\u007f\u2028<民>\"");
  }

  @Test
  void writesEveryKind() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("z", Arrays.asList(null, true, false, 0, -7L, "", List.of(), Map.of()));
    map.put("a", null);
    assertThat(CanonicalJson.write(map))
        .isEqualTo("{\"a\":null,\"z\":[null,true,false,0,-7,\"\",[],{}]}");
  }

  @ParameterizedTest
  @ValueSource(longs = {9007199254740991L, -9007199254740991L})
  void writesNumbersThatEveryReaderHolds(long number) {
    assertThat(CanonicalJson.write(number)).isEqualTo(String.valueOf(number));
  }

  @ParameterizedTest
  @ValueSource(longs = {9007199254740992L, -9007199254740992L, Long.MAX_VALUE, Long.MIN_VALUE})
  void refusesNumbersThatSomeReadersRound(long number) {
    assertThatIllegalArgumentException().isThrownBy(() -> CanonicalJson.write(number));
  }

  @ParameterizedTest
  @CsvSource({"d83d, 1", "de00, 1", "'d83d,d83d', 1", "'de00,d83d', 1", "'d83d,de00,de00', 3"})
  void refusesHalfACharacterAndSaysWhere(String codes, int at) {
    StringBuilder text = new StringBuilder("x");
    for (String code : codes.split(",")) {
      text.append((char) Integer.parseInt(code, 16));
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CanonicalJson.write(text.toString()))
        .withMessageContaining("lone surrogate")
        .withMessageEndingWith("at " + at);
  }

  @Test
  void refusesWhatHasNoForm() {
    assertThatIllegalArgumentException().isThrownBy(() -> CanonicalJson.write(1.5));
    assertThatIllegalArgumentException().isThrownBy(() -> CanonicalJson.write(List.of('c')));
    assertThatIllegalArgumentException().isThrownBy(() -> CanonicalJson.write(Map.of(1, "one")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "[1,]",
        "[1 2]",
        "{\"a\":1,}",
        "{a:1}",
        "{\"a\" 1}",
        "{\"a\":1,\"a\":2}",
        "1.5",
        "1e3",
        "01",
        "-",
        "--1",
        "+1",
        "9223372036854775808",
        "tru",
        "nul",
        "'x'",
        "\"x",
        "\"\\x\"",
        "\"\\u12\"",
        "\"\\u12G4\"",
        "\"\n\"",
        "1 2",
        "[]]",
        "NaN"
      })
  void refusesWhatItWouldNotWriteAndSaysWhere(String json) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CanonicalJson.read(json))
        .withMessageContaining("at offset");
  }

  @Test
  void readsSixtyFourLevelsAndNoMore() {
    assertThat(CanonicalJson.read("[".repeat(64) + "]".repeat(64))).isNotNull();
    for (int levels : new int[] {65, 100_000}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> CanonicalJson.read("[".repeat(levels) + "]".repeat(levels)))
          .withMessageContaining("levels");
    }
  }

  @Test
  void writesNothingThatItWouldNotRead() {
    Object deep = List.of();
    for (int level = 2; level <= 64; level++) {
      deep = level % 2 == 0 ? List.of(deep) : Map.of("a", deep);
    }
    String text = CanonicalJson.write(deep);
    assertThat(CanonicalJson.write(CanonicalJson.read(text))).isEqualTo(text);
    Object deeper = List.of(deep);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CanonicalJson.write(deeper))
        .withMessageContaining("64 levels");
  }

  @Test
  void readsOtherPeoplesSpacingAndEscapes() {
    assertThat(CanonicalJson.read(" { \"a\" : [ 1 , \"\\u6c11\\/\\ud83d\\ude00\" ] }\r\n\t"))
        .isEqualTo(Map.of("a", List.of(1L, "民/\ud83d\ude00")));
  }

  @Test
  void comesBackAsItWent() {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(8785);
    for (int round = 0; round < 300; round++) {
      Object value = value(random, 4);
      String written = CanonicalJson.write(value);
      Object read = CanonicalJson.read(written);
      assertThat(read).isEqualTo(value);
      assertThat(CanonicalJson.write(read)).isEqualTo(written);
    }
  }

  private static Object value(RandomGenerator random, int depth) {
    int kind = random.nextInt(depth == 0 ? 4 : 6);
    int size = random.nextInt(5);
    switch (kind) {
      case 0:
        return null;
      case 1:
        return random.nextBoolean();
      case 2:
        return random.nextLong(-(1L << 53) + 1, 1L << 53);
      case 3:
        return text(random);
      case 4:
        List<Object> list = new ArrayList<>();
        for (int i = 0; i < size; i++) {
          list.add(value(random, depth - 1));
        }
        return list;
      default:
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < size; i++) {
          map.put(text(random), value(random, depth - 1));
        }
        return map;
    }
  }

  private static String text(RandomGenerator random) {
    StringBuilder text = new StringBuilder();
    for (int left = random.nextInt(8); left > 0; left--) {
      int code = random.nextInt(random.nextBoolean() ? 0x80 : 0x110000);
      text.appendCodePoint(code >= 0xd800 && code < 0xe000 ? '民' : code);
    }
    return text.toString();
  }
}
