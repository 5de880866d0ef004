package org.gongtong.core.kernel;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
   * @throws IllegalArgumentException for any other type, an unpaired surrogate or a number beyond
   *     ±2⁵³−1
   */
  public static String write(@Nullable Object value) {
    StringBuilder out = new StringBuilder(256);
    append(out, value);
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

  private static void append(StringBuilder out, @Nullable Object value) {
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
      appendMap(out, map);
    } else if (value instanceof List<?> list) {
      appendList(out, list);
    } else {
      throw new IllegalArgumentException("no canonical form for " + value.getClass());
    }
  }

  private static void appendMap(StringBuilder out, Map<?, ?> map) {
    TreeMap<String, @Nullable Object> sorted = new TreeMap<>();
    map.forEach(
        (key, value) -> {
          if (!(key instanceof String name)) {
            throw new IllegalArgumentException("the name of a member is text: " + key);
          }
          sorted.put(name, value);
        });
    char before = '{';
    for (Map.Entry<String, @Nullable Object> entry : sorted.entrySet()) {
      out.append(before);
      appendText(out, entry.getKey());
      out.append(':');
      append(out, entry.getValue());
      before = ',';
    }
    out.append(sorted.isEmpty() ? "{}" : "}");
  }

  private static void appendList(StringBuilder out, List<?> list) {
    char before = '[';
    for (Object item : list) {
      out.append(before);
      append(out, item);
      before = ',';
    }
    out.append(list.isEmpty() ? "[]" : "]");
  }

  private static void appendText(StringBuilder out, String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\b' -> out.append("\\b");
        case '\f' -> out.append("\\f");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          if (c < 0x20) {
            out.append("\\u00")
                .append(Character.forDigit(c >> 4, 16))
                .append(Character.forDigit(c & 15, 16));
          } else {
            refuseLoneSurrogate(text, i);
            out.append(c);
          }
        }
      }
    }
    out.append('"');
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
