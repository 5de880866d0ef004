package org.gongtong.server.files;

import java.util.List;
import java.util.Objects;

/**
 * One column of a table to write.
 *
 * @param heading its heading, not blank
 * @param type what its cells hold
 * @param width in characters of a workbook's standard font, 1 to 255; a Chinese character takes two
 * @param choices what a workbook's drop-down list offers; empty for any value
 */
public record Column(String heading, Type type, int width, List<String> choices) {

  /** Excel's bound on a list that stands in the validation itself. */
  private static final int LONGEST_CHOICES = 255;

  /** What the cells of a column hold. */
  public enum Type {
    /** Characters, ids above all: a workbook's cell has the text format. */
    TEXT,
    /**
     * A decimal in plain notation such as {@code 89.50}; written as a number that can be summed.
     */
    NUMBER
  }

  /**
   * Checks the parts.
   *
   * @throws IllegalArgumentException for a blank heading, a width out of range, or choices that a
   *     workbook can't hold: with commas, quotation marks, or more than 255 characters together
   */
  public Column {
    Objects.requireNonNull(type, "type");
    choices = List.copyOf(choices);
    if (heading.isBlank()) {
      throw new IllegalArgumentException("a column needs a heading");
    }
    if (width < 1 || width > 255) {
      throw new IllegalArgumentException("width must be 1 to 255, not " + width);
    }
    String joined = String.join(",", choices);
    if (joined.length() > LONGEST_CHOICES
        || joined.indexOf('"') >= 0
        || choices.stream().anyMatch(c -> c.isBlank() || c.indexOf(',') >= 0)) {
      throw new IllegalArgumentException("choices don't fit a drop-down list: " + joined);
    }
  }

  /** A column of text. */
  public static Column text(String heading, int width) {
    return new Column(heading, Type.TEXT, width, List.of());
  }

  /** A column of decimals. */
  public static Column number(String heading, int width) {
    return new Column(heading, Type.NUMBER, width, List.of());
  }

  /** A column of text with a drop-down list in workbooks. */
  public static Column choice(String heading, int width, List<String> choices) {
    return new Column(heading, Type.TEXT, width, choices);
  }
}
