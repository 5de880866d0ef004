package org.gongtong.core.kernel;

/**
 * One text in both languages. Placeholders in braces ({@code {actual}}) are filled from figures.
 * Immutable.
 *
 * @param zh simplified Chinese, not blank
 * @param en English, not blank
 */
public record LocalizedText(String zh, String en) {

  /**
   * @throws IllegalArgumentException if either language is blank
   */
  public LocalizedText {
    if (zh.isBlank() || en.isBlank()) {
      throw new IllegalArgumentException("a text needs both languages: zh=" + zh + ", en=" + en);
    }
  }

  public static LocalizedText of(String zh, String en) {
    return new LocalizedText(zh, en);
  }

  public String in(Language language) {
    return language == Language.ZH_CN ? zh : en;
  }
}
