package org.gongtong.server.ui.text;

/** The size of all text: 18 px, or 24 px in the large-text edition (大字版) for older readers. */
public enum TextSize implements MessageKey {
  NORMAL("normal"),
  LARGE("large");

  private final String code;

  TextSize(String code) {
    this.code = code;
  }

  /** The value in the cookie, in the query, and of the CSS class on the root element. */
  public String code() {
    return code;
  }

  @Override
  public String messageKey() {
    return "text-size." + code;
  }

  /** The size the switch leads to. */
  public TextSize other() {
    return this == NORMAL ? LARGE : NORMAL;
  }
}
