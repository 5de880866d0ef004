package org.gongtong.server.http;

import java.util.Locale;
import org.gongtong.core.kernel.Language;
import org.jspecify.annotations.Nullable;

/** What a client takes and what it sends, by its headers (RFC 9110, 12.5 and 8.3). */
final class Negotiation {

  private Negotiation() {}

  /** Chinese unless English is preferred: it is the language of the law. */
  static Language language(@Nullable String acceptLanguage) {
    int chinese = -1;
    int english = -1;
    for (String range : parts(acceptLanguage, ',')) {
      String tag = parts(range, ';')[0].strip().toLowerCase(Locale.ROOT);
      int weight = weight(range);
      if (tag.equals("zh") || tag.startsWith("zh-")) {
        chinese = Math.max(chinese, weight);
      } else if (tag.equals("en") || tag.startsWith("en-")) {
        english = Math.max(english, weight);
      }
    }
    return english > 0 && english > chinese ? Language.EN : Language.ZH_CN;
  }

  /**
   * Whether an answer of a type may be sent. The most specific range decides, as the RFC says.
   *
   * @param accept the header, or null: everything is taken
   * @param type {@code application/json}
   */
  static boolean accepts(@Nullable String accept, String type) {
    if (accept == null || accept.isBlank()) {
      return true;
    }
    String family = type.substring(0, type.indexOf('/')) + "/*";
    int best = -1;
    int weight = 0;
    for (String range : parts(accept, ',')) {
      String name = parts(range, ';')[0].strip().toLowerCase(Locale.ROOT);
      int specific = name.equals(type) ? 2 : name.equals(family) ? 1 : name.equals("*/*") ? 0 : -1;
      if (specific > best) {
        best = specific;
        weight = weight(range);
      }
    }
    return best >= 0 && weight > 0;
  }

  /** The media type of a body, lower case, without parameters; empty when there is none. */
  static String mediaType(@Nullable String contentType) {
    return contentType == null ? "" : parts(contentType, ';')[0].strip().toLowerCase(Locale.ROOT);
  }

  /** The charset named with a media type, lower case; empty when none is. */
  static String charset(@Nullable String contentType) {
    String[] all = parts(contentType, ';');
    for (int i = 1; i < all.length; i++) {
      String parameter = all[i].strip().toLowerCase(Locale.ROOT);
      if (parameter.startsWith("charset=")) {
        return parameter.substring("charset=".length()).replace("\"", "").strip();
      }
    }
    return "";
  }

  /** The weight in thousandths; what cannot be read weighs nothing. */
  private static int weight(String range) {
    String[] all = parts(range, ';');
    for (int i = 1; i < all.length; i++) {
      String parameter = all[i].strip().toLowerCase(Locale.ROOT);
      if (parameter.startsWith("q=")) {
        return thousandths(parameter.substring(2));
      }
    }
    return 1000;
  }

  private static int thousandths(String text) {
    if (text.matches("1(\\.0{0,3})?")) {
      return 1000;
    }
    if (!text.matches("0(\\.[0-9]{0,3})?")) {
      return 0;
    }
    String decimals = text.length() > 2 ? text.substring(2) : "";
    return Integer.parseInt((decimals + "000").substring(0, 3));
  }

  private static String[] parts(@Nullable String text, char separator) {
    return text == null ? new String[] {""} : text.split(String.valueOf(separator), -1);
  }
}
