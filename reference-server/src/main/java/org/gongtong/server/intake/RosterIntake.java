package org.gongtong.server.intake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.gongtong.core.kernel.LocalizedText;
import org.gongtong.core.place.RawRosterRow;
import org.gongtong.core.place.Roster;
import org.gongtong.core.place.RosterCheck;
import org.gongtong.core.place.RosterColumn;
import org.gongtong.core.place.RosterFinding;
import org.gongtong.core.place.RosterReason;
import org.gongtong.core.place.RosterReport;
import org.gongtong.server.files.Bilingual;
import org.gongtong.server.files.Cell;
import org.gongtong.server.files.CellKind;
import org.gongtong.server.files.FileNotice;
import org.gongtong.server.files.FileProblem;
import org.gongtong.server.files.FormulaGuard;
import org.gongtong.server.files.Limits;
import org.gongtong.server.files.Place;
import org.gongtong.server.files.ProblemCode;
import org.gongtong.server.files.Reading;
import org.gongtong.server.files.Row;
import org.gongtong.server.files.TableReader;
import org.gongtong.server.files.TableSource;
import org.gongtong.server.files.TableStep;

/** Reads a roster of exclusive parts. Confined to one thread; the public methods are safe. */
public final class RosterIntake {

  private static final Set<RosterColumn> OPTIONAL = Set.of(RosterColumn.ROOM, RosterColumn.VOTER);

  private final TableSource table;
  private final Columns<RosterColumn> columns;
  private final Faults faults;
  private final RosterCheck check;
  private boolean hasChinese;

  private RosterIntake(
      RosterCheck check, TableSource table, Columns<RosterColumn> columns, Faults faults) {
    this.check = check;
    this.table = table;
    this.columns = columns;
    this.faults = faults;
  }

  /**
   * Reads the file, all of it, and closes it.
   *
   * @throws IOException if the file cannot be read at all
   */
  public static Intake<Roster> read(Path file, Limits limits) throws IOException {
    return read(new RosterCheck(), TableReader.open(file, limits), FaultSink.none());
  }

  /**
   * Reads the roster that a vote was held by, as {@link RosterCheck#ofRecount} takes it.
   *
   * @throws IOException if the file cannot be read at all
   */
  public static Intake<Roster> ofRecount(Path file, Limits limits) throws IOException {
    return read(RosterCheck.ofRecount(), TableReader.open(file, limits), FaultSink.none());
  }

  /**
   * Reads what was sent, all of it, and leaves the stream open.
   *
   * @param fileName as the sender calls it
   * @param sink gets every fault
   * @throws IOException if the stream, the disk or the sink fails
   */
  public static Intake<Roster> read(InputStream in, String fileName, Limits limits, FaultSink sink)
      throws IOException {
    return read(new RosterCheck(), TableReader.open(in, fileName, limits), sink);
  }

  private static Intake<Roster> read(RosterCheck check, Reading reading, FaultSink sink)
      throws IOException {
    if (reading instanceof Reading.Refused refused) {
      return Faults.refuse(sink, Fault.of(refused.problem()));
    }
    try (TableSource table = ((Reading.Ready) reading).table()) {
      Columns<RosterColumn> columns =
          Columns.find(table.header(), RosterColumn.class, RosterColumn::headings, OPTIONAL);
      Faults faults = new Faults(sink);
      for (Fault fault : columns.faults()) {
        faults.add(fault);
      }
      return faults.isEmpty()
          ? new RosterIntake(check, table, columns, faults).rows(sink)
          : faults.refuse(0, columns.dropped());
    }
  }

  private Intake<Roster> rows(FaultSink sink) throws IOException {
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
      take(next.row());
    }
    if (rows == 0) {
      faults.add(
          Fault.of(
              new Bilingual("整个文件", "the whole file"), IntakeReason.NO_ROWS.because().refuses()));
    }
    return faults.isEmpty() ? taken() : faults.refuse(rows, columns.dropped());
  }

  private Intake<Roster> taken() {
    RosterReport report = check.finish();
    List<Bilingual> notices =
        Stream.concat(
                table.notices().stream().filter(this::isOfUse).map(FileNotice::text),
                report.notes().stream().map(note -> Fault.bilingual(note.text())))
            .toList();
    return new Intake.Taken<>(
        report.roster().orElseThrow(), table.digest().sha256(), columns.dropped(), notices);
  }

  /** A clerk is asked to look at the Chinese text only where there is some to look at. */
  private boolean isOfUse(FileNotice notice) {
    return notice.code() != FileNotice.Code.ENCODING_DETECTED || hasChinese;
  }

  private void take(Row row) throws IOException {
    // In a ragged row it is a guess which value belongs to which column.
    boolean ragged =
        row.problems().stream().anyMatch(problem -> problem.code() == ProblemCode.RAGGED_ROW);
    RawRosterRow raw = raw(row);
    hasChinese |= raw.texts().values().stream().anyMatch(RosterIntake::isBeyondAscii);
    List<RosterFinding> findings = ragged ? List.of() : check.add(raw);
    // Sums are formulas, and their row has merged cells: all of it goes with the row.
    boolean total =
        findings.stream().anyMatch(f -> f.reason().code().equals(RosterReason.TOTAL_ROW.name()));
    if (!total) {
      tableProblems(row);
    }
    for (RosterFinding finding : findings) {
      RosterColumn column = finding.column();
      faults.add(Fault.of(place(row, column), raw.text(column), finding));
    }
  }

  private void tableProblems(Row row) throws IOException {
    for (FileProblem problem : row.problems()) {
      faults.add(Fault.of(problem));
    }
    for (int at : columns.at().values()) {
      if (row.cell(at).kind() == CellKind.DATE) {
        faults.add(Fault.of(row.cell(at).unexpectedDate()));
      }
    }
  }

  private static boolean isBeyondAscii(String text) {
    return text.chars().anyMatch(c -> c > 127);
  }

  /** The cell, or the row where the file has no such column. */
  private Place place(Row row, RosterColumn column) {
    Integer at = columns.at().get(column);
    if (at == null) {
      return new Place.Line(row.number());
    }
    // The column is named beside the place.
    Place place = row.cell(at).place();
    if (place instanceof Place.SheetCell cell) {
      return new Place.SheetCell(cell.sheet(), cell.row(), cell.column(), "");
    }
    return place instanceof Place.Field field
        ? new Place.Field(field.line(), field.column(), "")
        : place;
  }

  private RawRosterRow raw(Row row) {
    Map<RosterColumn, String> texts = new EnumMap<>(RosterColumn.class);
    columns
        .at()
        .forEach(
            (column, at) -> {
              Cell cell = row.cell(at);
              texts.put(column, FormulaGuard.unguarded(cell.text()));
            });
    return new RawRosterRow(
        LocalizedText.of("第 " + row.number() + " 行", "row " + row.number()), texts);
  }
}
