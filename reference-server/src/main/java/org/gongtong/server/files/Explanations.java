package org.gongtong.server.files;

import java.util.List;

/**
 * A second sheet that tells how to fill in the first.
 *
 * @param sheetName its name
 * @param headings of its columns
 * @param rows each with as many cells as there are headings
 */
public record Explanations(String sheetName, List<String> headings, List<List<String>> rows) {

  /**
   * Copies the lists.
   *
   * @throws IllegalArgumentException if a row is longer or shorter than the headings, or there are
   *     none
   */
  public Explanations {
    headings = List.copyOf(headings);
    rows = rows.stream().map(List::copyOf).toList();
    int width = headings.size();
    if (width == 0 || rows.stream().anyMatch(row -> row.size() != width)) {
      throw new IllegalArgumentException("every row of explanations needs " + width + " cells");
    }
  }
}
