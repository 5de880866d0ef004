package org.gongtong.server.intake;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Supplier;
import org.gongtong.core.rules.Reason;
import org.gongtong.server.files.Bilingual;
import org.gongtong.server.files.FileNotice;
import org.gongtong.server.files.FileProblem;
import org.gongtong.server.files.Limits;
import org.gongtong.server.files.Reading;
import org.gongtong.server.files.Row;
import org.gongtong.server.files.TableReader;
import org.gongtong.server.files.TableSource;
import org.gongtong.server.files.TableStep;

/**
 * Reads a table whose rows are taken one by one, all or none. Confined to one thread.
 *
 * @param <C> its columns
 */
final class TableIntake<C extends Enum<C>> {

  private static final int LONGEST_SHOWN = 40;

  private final Class<C> type;
  private final Columns.HeadingsOf<C> headings;
  private final Set<C> optional;
  private final FaultSink sink;
  private final Faults faults;

  TableIntake(Class<C> type, Columns.HeadingsOf<C> headings, Set<C> optional) {
    this(type, headings, optional, FaultSink.none());
  }

  /**
   * @param sink gets every fault
   */
  TableIntake(Class<C> type, Columns.HeadingsOf<C> headings, Set<C> optional, FaultSink sink) {
    this.type = type;
    this.headings = headings;
    this.optional = optional;
    this.sink = sink;
    this.faults = new Faults(sink);
  }

  /** Takes a row; what is wrong with it, it adds. */
  interface Taking<C extends Enum<C>> {
    void take(Cells<C> cells) throws IOException;
  }

  /**
   * Reads a file, all of it, and closes it.
   *
   * @param value what was taken; asked for when every row was sound
   * @throws IOException if the file cannot be read at all
   */
  <T> Intake<T> read(Path file, Limits limits, Taking<C> taking, Supplier<T> value)
      throws IOException {
    return read(TableReader.open(file, limits), taking, value);
  }

  /** As {@link #read(Path, Limits, Taking, Supplier)}, of a table that is open. */
  <T> Intake<T> read(Reading reading, Taking<C> taking, Supplier<T> value) throws IOException {
    if (reading instanceof Reading.Refused refused) {
      return Faults.refuse(sink, Fault.of(refused.problem()));
    }
    try (TableSource table = ((Reading.Ready) reading).table()) {
      Columns<C> columns = Columns.find(table.header(), type, headings, optional);
      for (Fault fault : columns.faults()) {
        faults.add(fault);
      }
      return faults.isEmpty()
          ? rows(table, columns, taking, value)
          : faults.refuse(0, columns.dropped());
    }
  }

  private <T> Intake<T> rows(
      TableSource table, Columns<C> columns, Taking<C> taking, Supplier<T> value)
      throws IOException {
    int rows = 0;
    while (true) {
      TableStep step = table.next();
      if (step instanceof TableStep.Refused refused) {
        return Faults.refuse(sink, Fault.of(refused.problem()));
      }
      if (!(step instanceof TableStep.NextRow next)) {
        break;
      }
      rows++;
      for (FileProblem problem : next.row().problems()) {
        faults.add(Fault.of(problem));
      }
      taking.take(new Cells<>(this, next.row(), columns));
    }
    return faults.isEmpty()
        ? new Intake.Taken<>(
            value.get(),
            table.digest().sha256(),
            columns.dropped(),
            table.notices().stream().map(FileNotice::text).toList())
        : faults.refuse(rows, columns.dropped());
  }

  /**
   * The cells of a row by their columns.
   *
   * @param <C> the columns
   */
  record Cells<C extends Enum<C>>(TableIntake<C> table, Row row, Columns<C> columns) {

    /** The text of a cell, empty where there is none. */
    String text(C column) {
      Integer at = columns.at().get(column);
      return at == null ? "" : row.cell(at).text();
    }

    /** Adds what is wrong with the row. */
    void fault(Reason reason) throws IOException {
      table.faults.add(Fault.of(place(), reason));
    }

    private Bilingual place() {
      return new Bilingual("第 " + row.number() + " 行", "row " + row.number());
    }

    /** Adds that a cell is wrong, and what would be right. */
    void fault(String prefix, C column, String zh, String en) throws IOException {
      String value = text(column);
      String brief =
          value.length() <= LONGEST_SHOWN ? value : value.substring(0, LONGEST_SHOWN) + "…";
      table.faults.add(
          new Fault(
              place(),
              new Bilingual(table.headings.of(column).get(1), table.headings.of(column).get(0)),
              brief,
              prefix + column.name(),
              new Bilingual(brief, brief),
              new Bilingual(zh, en)));
    }
  }
}
