package org.gongtong.core.place;

import java.util.EnumMap;
import java.util.Map;
import org.gongtong.core.kernel.LocalizedText;

/**
 * A row of a roster as it was typed. Immutable.
 *
 * @param where where it stands, for messages: line 17, row 17 of a sheet
 * @param texts what stands in each column, exactly; a missing column reads as empty
 */
public record RawRosterRow(LocalizedText where, Map<RosterColumn, String> texts) {

  public RawRosterRow {
    texts = texts.isEmpty() ? Map.of() : new EnumMap<>(texts);
  }

  /** What stands in a column. */
  public String text(RosterColumn column) {
    return texts.getOrDefault(column, "");
  }
}
