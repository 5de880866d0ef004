package org.gongtong.server.ui.text;

import java.util.Locale;

/** The two languages every page exists in. */
public enum Language {
  CHINESE("zh-CN", "zh", "中文", Locale.SIMPLIFIED_CHINESE),
  ENGLISH("en", "en", "English", Locale.ENGLISH);

  private final String tag;
  private final String code;
  private final String ownName;
  private final Locale locale;

  Language(String tag, String code, String ownName, Locale locale) {
    this.tag = tag;
    this.code = code;
    this.ownName = ownName;
    this.locale = locale;
  }

  /** The BCP 47 tag for {@code lang} attributes: {@code zh-CN} or {@code en}. */
  public String tag() {
    return tag;
  }

  /** The short code used in cookies, queries and message file names: {@code zh} or {@code en}. */
  public String code() {
    return code;
  }

  /** The name of the language in itself, for the switch in the header. */
  public String ownName() {
    return ownName;
  }

  /** The locale that dates are worded in; never the default locale of the machine. */
  public Locale locale() {
    return locale;
  }

  /** The same language as the core names it. */
  public org.gongtong.core.kernel.Language inCore() {
    return this == CHINESE
        ? org.gongtong.core.kernel.Language.ZH_CN
        : org.gongtong.core.kernel.Language.EN;
  }

  /** The language the switch leads to. */
  public Language other() {
    return this == CHINESE ? ENGLISH : CHINESE;
  }
}
