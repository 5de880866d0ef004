package org.gongtong.server.files;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The headings of a table, looked up as people write them: full-width letters, brackets and spaces,
 * upper case and spaces of any kind make no difference, so {@code 面积（㎡）} finds {@code 面积 (m2)}.
 * Immutable.
 */
public final class Header {

  private final List<Cell> cells;
  private final Map<String, Integer> columns;

  private Header(List<Cell> cells, Map<String, Integer> columns) {
    this.cells = List.copyOf(cells);
    this.columns = Map.copyOf(columns);
  }

  /** Drops unnamed columns at the end, which are formatting and not data. */
  static Header of(List<Cell> row, Limits limits) throws RefusedFile {
    int width = row.size();
    while (width > 0 && row.get(width - 1).isBlank()) {
      width--;
    }
    if (width > limits.maxColumns()) {
      throw new RefusedFile(
          Problems.tooManyColumns(row.get(limits.maxColumns()).place(), limits.maxColumns()));
    }
    Map<String, Integer> columns = new HashMap<>();
    for (int i = 0; i < width; i++) {
      String key = fold(row.get(i).text());
      if (key.isEmpty()) {
        continue;
      }
      Integer earlier = columns.putIfAbsent(key, i);
      if (earlier != null) {
        throw new RefusedFile(Problems.duplicateHeader(row.get(earlier), row.get(i)));
      }
    }
    return new Header(row.subList(0, width), columns);
  }

  /** The heading cells; blank ones stand for columns without a name. */
  public List<Cell> cells() {
    return cells;
  }

  /** How many columns every row has. */
  public int width() {
    return cells.size();
  }

  /**
   * The heading of a column that counts from 0, without spaces around it; empty for a column
   * without a name.
   */
  public String name(int column) {
    return cells.get(column).text().strip();
  }

  /** Looks for the one column that has one of these headings. */
  public HeaderMatch match(Collection<String> aliases) {
    Set<Integer> found =
        aliases.stream()
            .map(alias -> columns.get(fold(alias)))
            .filter(column -> column != null)
            .collect(Collectors.toCollection(java.util.TreeSet::new));
    if (found.isEmpty()) {
      return new HeaderMatch.Missing();
    }
    if (found.size() == 1) {
      return new HeaderMatch.Found(found.iterator().next());
    }
    List<Cell> rivals = new ArrayList<>();
    found.forEach(column -> rivals.add(cells.get(column)));
    return new HeaderMatch.Ambiguous(Problems.duplicateHeader(rivals.get(0), rivals.get(1)));
  }

  /** As {@link #match(Collection)}. */
  public HeaderMatch match(String... aliases) {
    return match(List.of(aliases));
  }

  /** The columns, counting from 0, that have a heading which none of {@code known} is. */
  public List<Integer> columnsOtherThan(Collection<String> known) {
    Set<String> folded = known.stream().map(Header::fold).collect(Collectors.toSet());
    return columns.entrySet().stream()
        .filter(entry -> !folded.contains(entry.getKey()))
        .map(Map.Entry::getValue)
        .sorted()
        .toList();
  }

  /**
   * NFKC makes full-width forms narrow and ㎡ to m2; the root locale keeps a Turkish server from
   * dotless i.
   */
  static String fold(String heading) {
    return Normalizer.normalize(heading, Normalizer.Form.NFKC)
        .codePoints()
        .filter(c -> !Character.isWhitespace(c) && !Character.isSpaceChar(c))
        .filter(c -> Character.getType(c) != Character.FORMAT && !Character.isISOControl(c))
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString()
        .toLowerCase(Locale.ROOT);
  }
}
