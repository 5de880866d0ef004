package org.gongtong.core.kernel;

import java.text.Normalizer;

/**
 * Ids and names of places as people type them. Chinese keyboards write {@code １００５} as easily as
 * {@code 1005}; counted as two owners they would be two heads. Wherever an id comes in from a
 * person or a file it is folded once, and from then on compared character by character.
 */
public final class TypedId {

  private TypedId() {}

  /**
   * The id that was meant: full-width and compatibility characters become the plain ones (Unicode
   * NFKC), and spaces around it go. Folding twice changes nothing. Letters of either case stay as
   * they are: they differ.
   */
  public static String fold(String typed) {
    return Normalizer.normalize(typed, Normalizer.Form.NFKC).strip();
  }

  /** Whether folding changes more than the spaces around it, which a person may want to know. */
  public static boolean isFolded(String typed) {
    return !Normalizer.isNormalized(typed.strip(), Normalizer.Form.NFKC);
  }

  /** Whether a character stands in it that nobody sees, as a line break, or half of a pair. */
  public static boolean hasInvisible(String text) {
    return text.codePoints()
        .anyMatch(
            c ->
                switch (Character.getType(c)) {
                  case Character.CONTROL,
                      Character.FORMAT,
                      Character.SURROGATE,
                      Character.LINE_SEPARATOR,
                      Character.PARAGRAPH_SEPARATOR ->
                      true;
                  default -> false;
                });
  }

  /** Whether it has a character that no id has: an invisible one, {@code <} or {@code >}. */
  public static boolean hasForeign(String id) {
    return id.indexOf('<') >= 0 || id.indexOf('>') >= 0 || hasInvisible(id);
  }
}
