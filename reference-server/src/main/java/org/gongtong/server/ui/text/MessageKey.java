package org.gongtong.server.ui.text;

/**
 * A value that has a name in the message files. Extension point of the pages: each enum shown to
 * people implements it, and a test looks every constant up in both languages.
 */
public interface MessageKey {
  /** The key in {@code messages_zh.properties} and {@code messages_en.properties}. */
  String messageKey();
}
