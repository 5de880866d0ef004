package org.gongtong.core.decision;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.ContentHash;
import org.gongtong.core.kernel.FloorArea;
import org.jspecify.annotations.Nullable;

/** How the lines of a {@link RecountBundle} are read. */
final class BundleForm {
  /** Who brought a ballot in is not in a bundle. */
  static final Evidence NO_EVIDENCE = new Evidence("bundle", Actor.system("bundle"), null);

  private BundleForm() {}

  @SuppressWarnings("unchecked") // what CanonicalJson reads has texts for names
  static Map<String, ?> object(@Nullable Object value) {
    if (!(value instanceof Map<?, ?> map)) {
      throw new IllegalArgumentException("not an object");
    }
    return (Map<String, ?>) map;
  }

  static String text(Map<String, ?> map, String name) {
    if (!(map.get(name) instanceof String text)) {
      throw new IllegalArgumentException("no text " + name);
    }
    return text;
  }

  static Instant instant(Map<String, ?> map, String name) {
    try {
      return Instant.parse(text(map, name));
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("no time " + name, e);
    }
  }

  static long number(Map<String, ?> map, String name) {
    if (!(map.get(name) instanceof Long number)) {
      throw new IllegalArgumentException("no number " + name);
    }
    return number;
  }

  private static boolean truth(Map<String, ?> map, String name) {
    if (!(map.get(name) instanceof Boolean truth)) {
      throw new IllegalArgumentException("neither true nor false: " + name);
    }
    return truth;
  }

  static Channel channel(Map<String, ?> map) {
    return Channel.find(text(map, "channel"))
        .orElseThrow(() -> new IllegalArgumentException("no channel"));
  }

  static RecountBundle.Member member(Map<String, ?> line) {
    return new RecountBundle.Member(
        Math.toIntExact(number(line, "party")),
        Math.toIntExact(number(line, "heads")),
        new FloorArea(number(line, "weight")),
        truth(line, "named"),
        line.containsKey("voter") ? Math.toIntExact(number(line, "voter")) : 0);
  }

  static RecountBundle.Naming naming(Map<String, ?> line) {
    return new RecountBundle.Naming(
        text(line, "naming"), salt(line), new ContentHash(text(line, "who")));
  }

  private static String salt(Map<String, ?> line) {
    String salt = text(line, "salt");
    if (!salt.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException("a salt has 64 hexadecimal digits");
    }
    return salt;
  }

  static RecountBundle.Entry entry(Map<String, ?> line) {
    return new RecountBundle.Entry(
        text(line, "what"),
        salt(line),
        new ContentHash(text(line, "who")),
        truth(line, "own"),
        Math.toIntExact(number(line, "proxy")));
  }
}
