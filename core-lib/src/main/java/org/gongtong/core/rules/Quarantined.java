package org.gongtong.core.rules;

import org.gongtong.core.kernel.ContentHash;
import org.gongtong.core.kernel.Language;
import org.jspecify.annotations.Nullable;

/**
 * A pack, or a place where one should have been, that was set aside. The others are not touched by
 * it. Immutable.
 *
 * @param fault the code
 * @param where the place: a jar's file name
 * @param reason what was found and what would change it, in both languages
 * @param sha256 the jar's hash, or null where the place is no single file
 */
public record Quarantined(
    PackFault fault, String where, Reason reason, @Nullable ContentHash sha256) {

  /** One line: place, finding, remedy. */
  public String line(Language language) {
    String between = language == Language.ZH_CN ? "；" : "; ";
    String text = reason.text(language) + between + reason.remedy(language);
    return PlainLine.of(where + (language == Language.ZH_CN ? "：" : ": ") + text);
  }
}
