package org.gongtong.core.kernel;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The one byte form of a value, after RFC 8785 (JSON Canonicalization Scheme): members sorted by
 * UTF-16 code units, no white space, the shortest escapes. Numbers are whole ({@code long} within
 * ±2⁵³−1, where RFC 8785 and Java agree); fractions are written as text by whoever has them. What
 * is signed or hashed goes through here.
 *
 * <p>Values are {@code Map<String, ?>}, {@code List<?>}, {@code String}, {@code Long}/{@code
 * Integer}, {@code Boolean} and {@code null}. Stateless and thread-safe.
 */
public final class CanonicalJson {

  private static final long MAX_SAFE = (1L << 53) - 1;

  private CanonicalJson() {}

  /**
   * @throws IllegalArgumentException for any other type, an unpaired surrogate, a number beyond
   *     ±2⁵³−1, or what nests deeper than 64 levels
   */
  public static String write(@Nullable Object value) {
    StringBuilder out = new StringBuilder(256);
    append(out, value, 0);
    return out.toString();
  }

  /**
   * Reads JSON of the same kinds back: maps keep their order, numbers come as {@code Long}.
   *
   * @throws IllegalArgumentException naming the offset, when the text is not such JSON or nests
   *     deeper than 64 levels
   */
  public static @Nullable Object read(String json) {
    return new JsonReader(json).document();
  }

  private static void append(StringBuilder out, @Nullable Object value, int level) {
    if (value == null || value instanceof Boolean) {
      out.append(value);
    } else if (value instanceof String text) {
      appendText(out, text);
    } else if (value instanceof Long || value instanceof Integer) {
      long number = ((Number) value).longValue();
      if (number > MAX_SAFE || number < -MAX_SAFE) {
        throw new IllegalArgumentException("beyond 2^53-1, write it as text: " + number);
      }
      out.append(number);
    } else if (value instanceof Map<?, ?> map) {
      appendMap(out, map, level);
    } else if (value instanceof List<?> list) {
      appendList(out, list, level);
    } else {
      throw new IllegalArgumentException("no canonical form for " + value.getClass());
    }
  }

  private static void appendMap(StringBuilder out, Map<?, ?> map, int level) {
    refuseTooDeep(level);
    String[] names = new String[map.size()];
    int count = 0;
    for (Object key : map.keySet()) {
      if (!(key instanceof String name)) {
        throw new IllegalArgumentException("the name of a member is text: " + key);
      }
      names[count++] = name;
    }
    Arrays.sort(names);
    char before = '{';
    for (String name : names) {
      out.append(before);
      appendText(out, name);
      out.append(':');
      append(out, map.get(name), level + 1);
      before = ',';
    }
    out.append(names.length == 0 ? "{}" : "}");
  }

  private static void appendList(StringBuilder out, List<?> list, int level) {
    refuseTooDeep(level);
    char before = '[';
    for (Object item : list) {
      out.append(before);
      append(out, item, level + 1);
      before = ',';
    }
    out.append(list.isEmpty() ? "[]" : "]");
  }

  /** What cannot be read again is not written. */
  private static void refuseTooDeep(int level) {
    if (level >= JsonReader.MAX_DEPTH) {
      throw new IllegalArgumentException("nested deeper than " + JsonReader.MAX_DEPTH + " levels");
    }
  }

  private static void appendText(StringBuilder out, String text) {
    out.append('"');
    int plain = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 0x20 || c == '"' || c == '\\') {
        out.append(text, plain, i);
        appendEscaped(out, c);
        plain = i + 1;
      } else if (Character.isSurrogate(c)) {
        refuseLoneSurrogate(text, i);
      }
    }
    out.append(text, plain, text.length()).append('"');
  }

  private static void appendEscaped(StringBuilder out, char c) {
    switch (c) {
      case '"' -> out.append("\\\"");
      case '\\' -> out.append("\\\\");
      case '\b' -> out.append("\\b");
      case '\f' -> out.append("\\f");
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      default ->
          out.append("\\u00")
              .append(Character.forDigit(c >> 4, 16))
              .append(Character.forDigit(c & 15, 16));
    }
  }

  private static void refuseLoneSurrogate(String text, int at) {
    char c = text.charAt(at);
    boolean lone =
        Character.isHighSurrogate(c)
                && (at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1)))
            || Character.isLowSurrogate(c)
                && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
    if (lone) {
      throw new IllegalArgumentException("half a character (lone surrogate) at " + at);
    }
  }
}
