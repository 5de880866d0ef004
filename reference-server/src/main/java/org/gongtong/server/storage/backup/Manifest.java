package org.gongtong.server.storage.backup;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.gongtong.core.kernel.CanonicalJson;
import org.gongtong.core.kernel.ContentHash;

/**
 * The list of contents of an archive.
 *
 * @param schema version of the tables
 * @param takenAt the instant it shows, by the clock of the program that took it
 * @param tables by name
 */
public record Manifest(String schema, Instant takenAt, List<TableSummary> tables) {
  private static final long FORMAT = 1;

  public Manifest {
    tables = List.copyOf(tables);
  }

  /** Rows of all tables. */
  public long rows() {
    return tables.stream().mapToLong(TableSummary::rows).sum();
  }

  String toJson() {
    return CanonicalJson.write(
        Map.of(
            "format",
            FORMAT,
            "schema",
            schema,
            "takenAt",
            takenAt.toString(),
            "tables",
            tables.stream().map(Manifest::member).toList()));
  }

  private static Map<String, Object> member(TableSummary table) {
    return Map.of(
        "name", table.name(),
        "columns", table.columns(),
        "next", table.next(),
        "rows", table.rows(),
        "sha256", table.sha256().hex());
  }

  /**
   * @throws IllegalArgumentException when it is none, or of another format
   */
  static Manifest parse(String json) {
    try {
      Map<?, ?> members = (Map<?, ?>) value(CanonicalJson.read(json));
      if (!value(members.get("format")).equals(FORMAT)) {
        throw new IllegalArgumentException("format " + members.get("format"));
      }
      return new Manifest(
          (String) value(members.get("schema")),
          Instant.parse((String) value(members.get("takenAt"))),
          ((List<?>) value(members.get("tables")))
              .stream().map(table -> table((Map<?, ?>) table)).toList());
    } catch (ClassCastException | DateTimeException e) {
      throw new IllegalArgumentException("not a manifest", e);
    }
  }

  private static TableSummary table(Map<?, ?> table) {
    return new TableSummary(
        (String) value(table.get("name")),
        ((List<?>) value(table.get("columns")))
            .stream().map(String.class::cast).collect(Collectors.toList()),
        (Long) value(table.get("next")),
        (Long) value(table.get("rows")),
        new ContentHash((String) value(table.get("sha256"))));
  }

  private static Object value(@org.jspecify.annotations.Nullable Object member) {
    if (member == null) {
      throw new IllegalArgumentException("a member is missing");
    }
    return member;
  }
}
