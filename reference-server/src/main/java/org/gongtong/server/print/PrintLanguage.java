package org.gongtong.server.print;

/** The language a sheet is set in. */
public enum PrintLanguage {
  /** Simplified Chinese. */
  ZH_CN("zh-CN"),
  /** English. */
  EN("en");

  private final String tag;

  PrintLanguage(String tag) {
    this.tag = tag;
  }

  /** Returns the BCP 47 tag, as it stands in the PDF's catalogue. */
  public String tag() {
    return tag;
  }

  /** Picks the text of this language, so that both stand beside each other in the source. */
  String pick(String chinese, String english) {
    return this == ZH_CN ? chinese : english;
  }
}
