package org.gongtong.server.files;

import java.util.Objects;

/**
 * One sentence in the two languages of the product. Plain text: whoever puts it on a page escapes
 * it.
 *
 * @param zh simplified Chinese
 * @param en English
 */
public record Bilingual(String zh, String en) {

  /** Neither text may be null. */
  public Bilingual {
    Objects.requireNonNull(zh, "zh");
    Objects.requireNonNull(en, "en");
  }
}
