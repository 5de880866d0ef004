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
 * @param problems what is wrong with the heading line
 */
record Columns<C extends Enum<C>>(
    Map<C, Integer> at, List<String> dropped, List<Bilingual> problems) {

  /** Finds the columns of an enum by their headings. */
  static <C extends Enum<C>> Columns<C> find(
      Header header, Class<C> type, HeadingsOf<C> headings, Set<C> optional) {
    Map<C, Integer> at = new EnumMap<>(type);
    List<Bilingual> problems = new ArrayList<>();
    List<String> known = new ArrayList<>();
    for (C column : type.getEnumConstants()) {
      List<String> names = headings.of(column);
      known.addAll(names);
      HeaderMatch match = header.match(names);
      if (match instanceof HeaderMatch.Found found) {
        at.put(column, found.column());
      } else if (match instanceof HeaderMatch.Ambiguous ambiguous) {
        problems.add(new Bilingual(ambiguous.problem().zh(), ambiguous.problem().en()));
      } else if (!optional.contains(column)) {
        String all = String.join(" / ", names);
        problems.add(
            new Bilingual(
                "首行缺少列“" + all + "”。请补上这一列，或下载模板重新填写。",
                "the first line lacks the column \""
                    + all
                    + "\". Add it, or start from the template."));
      }
    }
    List<String> dropped = header.columnsOtherThan(known).stream().map(header::name).toList();
    return new Columns<>(at, dropped, problems);
  }

  /** The headings a column may have. */
  interface HeadingsOf<C> {
    List<String> of(C column);
  }
}
