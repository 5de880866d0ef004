package org.gongtong.server.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads whole tables for assertions. */
final class Tables {

  private Tables() {}

  /** All that a table gave. */
  record Taken(Header header, List<FileNotice> notices, List<Row> rows, Optional<FileProblem> end) {

    List<List<String>> texts() {
      return rows.stream().map(row -> row.cells().stream().map(Cell::text).toList()).toList();
    }

    List<FileProblem> problems() {
      return rows.stream().flatMap(row -> row.problems().stream()).toList();
    }

    Cell cell(int row, int column) {
      return rows.get(row).cell(column);
    }
  }

  static Taken read(byte[] file) throws IOException {
    return read(file, Limits.defaults());
  }

  static Taken read(byte[] file, Limits limits) throws IOException {
    Reading reading = TableReader.open(new ByteArrayInputStream(file), "file", limits);
    if (reading instanceof Reading.Refused refused) {
      throw new AssertionError("refused: " + refused.problem().en());
    }
    try (TableSource table = ((Reading.Ready) reading).table()) {
      List<Row> rows = new ArrayList<>();
      Optional<FileProblem> end = table.forEachRow(rows::add);
      return new Taken(table.header(), table.notices(), rows, end);
    }
  }

  /**
   * The problem that refuses the file, at opening or while its rows are read; both languages must
   * be there.
   */
  static FileProblem refusal(byte[] file, Limits limits) throws IOException {
    Reading reading = TableReader.open(new ByteArrayInputStream(file), "upload.xlsx", limits);
    FileProblem problem;
    if (reading instanceof Reading.Refused refused) {
      problem = refused.problem();
    } else {
      try (TableSource table = ((Reading.Ready) reading).table()) {
        problem = table.forEachRow(row -> {}).orElseThrow(() -> new AssertionError("was read"));
      }
    }
    assertBilingual(problem);
    return problem;
  }

  static FileProblem refusal(byte[] file) throws IOException {
    return refusal(file, Limits.defaults());
  }

  static void assertBilingual(FileProblem problem) {
    assertThat(problem.place().zh() + problem.message().zh()).containsPattern("\\p{IsHan}");
    assertThat(problem.remedy().zh()).containsPattern("\\p{IsHan}").endsWith("。");
    assertThat(problem.message().en()).endsWith(".");
    assertThat(problem.remedy().en()).matches("\\p{ASCII}*\\.");
  }
}
