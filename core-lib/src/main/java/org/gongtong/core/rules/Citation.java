package org.gongtong.core.rules;

import org.gongtong.core.kernel.LocalizedText;
import org.jspecify.annotations.Nullable;

/**
 * Where a rule is written, and how sure we are of it. Immutable.
 *
 * @param source the name of the law, ordinance, interpretation or compact
 * @param article the article within it, as it is cited: {@code 278}, {@code 8, 9}; {@link
 *     #NO_ARTICLE} where it has none, or none is known
 * @param confidence how the text was read
 * @param note what a reader should know, or null
 */
public record Citation(
    LocalizedText source, String article, Confidence confidence, @Nullable LocalizedText note) {

  /** Stands for the article of a source that has none, or was read second hand without it. */
  public static final String NO_ARTICLE = "none";

  /**
   * How the text behind a rule was read. Anything but {@link #TEXT_READ} is shown to people as
   * unverified.
   */
  public enum Confidence {
    /** The text of the statute was read. */
    TEXT_READ,
    /** Read second hand: in a report, an explanation, an edition amended since. */
    SECOND_HAND,
    /** General knowledge, unverified. */
    UNVERIFIED
  }

  /**
   * @throws IllegalArgumentException if the article is blank
   */
  public Citation {
    if (article.isBlank()) {
      throw new IllegalArgumentException("a citation names an article: " + source.en());
    }
  }

  /** A citation whose text was read. */
  public static Citation read(String zh, String en, String article) {
    return new Citation(LocalizedText.of(zh, en), article, Confidence.TEXT_READ, null);
  }

  /** A citation read second hand. */
  public static Citation secondHand(String zh, String en, String article, LocalizedText note) {
    return new Citation(LocalizedText.of(zh, en), article, Confidence.SECOND_HAND, note);
  }

  /** A citation nobody has verified. */
  public static Citation unverified(String zh, String en, String article, LocalizedText note) {
    return new Citation(LocalizedText.of(zh, en), article, Confidence.UNVERIFIED, note);
  }

  public boolean isVerified() {
    return confidence == Confidence.TEXT_READ;
  }

  public boolean namesArticle() {
    return !article.equals(NO_ARTICLE);
  }

  /** As it is cited: 《民法典》第278条 / Civil Code, art. 278; an unverified one says so. */
  public LocalizedText text() {
    String zh = namesArticle() ? "第" + article + "条" : "";
    String en = namesArticle() ? ", art. " + article : "";
    return LocalizedText.of(
        "《" + source.zh() + "》" + zh + (isVerified() ? "" : "（未核实）"),
        source.en() + en + (isVerified() ? "" : " (unverified)"));
  }
}
