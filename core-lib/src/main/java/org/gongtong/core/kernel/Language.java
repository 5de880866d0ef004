package org.gongtong.core.kernel;

/** The two languages every text of the library exists in. */
public enum Language {
  /** Simplified Chinese, the language of the law. */
  ZH_CN("zh-CN"),
  /** English. */
  EN("en");

  private final String tag;

  Language(String tag) {
    this.tag = tag;
  }

  /** The BCP 47 tag, as HTML's {@code lang} wants it. */
  public String tag() {
    return tag;
  }
}
