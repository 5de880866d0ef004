package org.gongtong.server.intake;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gongtong.server.files.Bilingual;
import org.gongtong.server.files.Header;
import org.gongtong.server.files.HeaderMatch;

/**
 * Where the columns of a table stand.
 *
 * @param at position by column
 * @param dropped headings nobody reads
 * @param faults what is wrong with the heading line
 */
record Columns<C extends Enum<C>>(Map<C, Integer> at, List<String> dropped, List<Fault> faults) {

  private static final int LONGEST_DROPPED = 60;

  /** Finds the columns of an enum by their headings. */
  static <C extends Enum<C>> Columns<C> find(
      Header header, Class<C> type, HeadingsOf<C> headings, Set<C> optional) {
    Map<C, Integer> at = new EnumMap<>(type);
    List<Fault> faults = new ArrayList<>();
    List<String> known = new ArrayList<>();
    for (C column : type.getEnumConstants()) {
      List<String> names = headings.of(column);
      known.addAll(names);
      HeaderMatch match = header.match(names);
      if (match instanceof HeaderMatch.Found found) {
        at.put(column, found.column());
      } else if (match instanceof HeaderMatch.Ambiguous ambiguous) {
        faults.add(Fault.of(ambiguous.problem()));
      } else if (!optional.contains(column)) {
        faults.add(missing(String.join(" / ", names)));
      }
    }
    List<String> dropped =
        header.columnsOtherThan(known).stream().map(header::name).map(Columns::brief).toList();
    return new Columns<>(at, dropped, faults);
  }

  /** Enough to know a heading again; a clerk may have typed a whole page into the first line. */
  private static String brief(String heading) {
    return heading.length() <= LONGEST_DROPPED
        ? heading
        : heading.substring(0, heading.offsetByCodePoints(0, LONGEST_DROPPED / 2)) + "…";
  }

  private static Fault missing(String names) {
    return Fault.of(
        new Bilingual("首行", "the first line"),
        IntakeReason.COLUMN_MISSING.because().figure("column", names).refuses());
  }

  /** The headings a column may have. */
  interface HeadingsOf<C> {
    List<String> of(C column);
  }
}
