package org.gongtong.server.storage.backup;

import java.util.List;
import org.gongtong.core.kernel.ContentHash;

/**
 * What an archive says of one table.
 *
 * @param columns in the order of the values of a line
 * @param next the next number that the table gives by itself; 0 when it gives none
 * @param rows how many lines there are
 * @param sha256 of all lines with their line feeds
 */
public record TableSummary(
    String name, List<String> columns, long next, long rows, ContentHash sha256) {
  public TableSummary {
    columns = List.copyOf(columns);
  }
}
