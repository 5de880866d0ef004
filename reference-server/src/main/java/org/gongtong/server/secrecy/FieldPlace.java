package org.gongtong.server.secrecy;

import java.nio.charset.StandardCharsets;

/**
 * Which field a text is sealed for. Immutable.
 *
 * @param table the table
 * @param column its column
 * @param row the row's key, as a text that never changes
 */
public record FieldPlace(String table, String column, String row) {

  /**
   * @throws IllegalArgumentException if a part holds the character NUL, which parts them
   */
  public FieldPlace {
    if ((table + column + row).indexOf('\0') >= 0) {
      throw new IllegalArgumentException("a field's place holds no NUL");
    }
  }

  byte[] bytes() {
    return (table + '\0' + column + '\0' + row).getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return table + "." + column + " of " + row;
  }
}
