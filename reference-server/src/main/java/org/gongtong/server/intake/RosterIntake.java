package org.gongtong.server.intake;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gongtong.core.kernel.LocalizedText;
import org.gongtong.core.place.RawRosterRow;
import org.gongtong.core.place.Roster;
import org.gongtong.core.place.RosterCheck;
import org.gongtong.core.place.RosterColumn;
import org.gongtong.core.place.RosterFinding;
import org.gongtong.core.place.RosterReport;
import org.gongtong.server.files.Bilingual;
import org.gongtong.server.files.Limits;
import org.gongtong.server.files.Reading;
import org.gongtong.server.files.Row;
import org.gongtong.server.files.TableReader;
import org.gongtong.server.files.TableSource;
import org.gongtong.server.files.TableStep;

/** Reads a roster of exclusive parts. Stateless and thread-safe. */
public final class RosterIntake {

  private static final Set<RosterColumn> OPTIONAL = Set.of(RosterColumn.ROOM, RosterColumn.VOTER);

  private RosterIntake() {}

  /**
   * Reads the file, all of it, and closes it.
   *
   * @throws IOException if the file cannot be read at all
   */
  public static Intake<Roster> read(Path file, Limits limits) throws IOException {
    Reading reading = TableReader.open(file, limits);
    if (reading instanceof Reading.Refused refused) {
      return new Intake.Refused<>(
          List.of(new Bilingual(refused.problem().zh(), refused.problem().en())));
    }
    try (TableSource table = ((Reading.Ready) reading).table()) {
      Columns<RosterColumn> columns =
          Columns.find(table.header(), RosterColumn.class, RosterColumn::headings, OPTIONAL);
      return columns.problems().isEmpty()
          ? rows(table, columns)
          : new Intake.Refused<>(columns.problems());
    }
  }

  private static Intake<Roster> rows(TableSource table, Columns<RosterColumn> columns)
      throws IOException {
    RosterCheck check = new RosterCheck();
    List<Bilingual> problems = new ArrayList<>();
    while (true) {
      TableStep step = table.next();
      if (step instanceof TableStep.Refused refused) {
        return new Intake.Refused<>(
            List.of(new Bilingual(refused.problem().zh(), refused.problem().en())));
      }
      if (!(step instanceof TableStep.NextRow next)) {
        break;
      }
      next.row()
          .problems()
          .forEach(problem -> problems.add(new Bilingual(problem.zh(), problem.en())));
      check.add(raw(next.row(), columns));
    }
    RosterReport report = check.finish();
    report.findings().forEach(finding -> problems.add(line(finding)));
    if (report.rows() == 0) {
      problems.add(
          new Bilingual("文件里没有数据行。请从第二行起填写。", "there are no rows. Begin in the second line."));
    }
    return problems.isEmpty()
        ? new Intake.Taken<>(
            report.roster().orElseThrow(), table.digest().sha256(), columns.dropped())
        : new Intake.Refused<>(problems);
  }

  private static RawRosterRow raw(Row row, Columns<RosterColumn> columns) {
    Map<RosterColumn, String> texts = new EnumMap<>(RosterColumn.class);
    columns.at().forEach((column, at) -> texts.put(column, row.cell(at).text()));
    return new RawRosterRow(
        LocalizedText.of("第 " + row.number() + " 行", "row " + row.number()), texts);
  }

  private static Bilingual line(RosterFinding finding) {
    List<String> headings = finding.column().headings();
    return new Bilingual(
        finding.where().zh()
            + "“"
            + headings.get(1)
            + "”："
            + finding.reason().text().zh()
            + "。"
            + finding.reason().remedy().zh()
            + "。",
        finding.where().en()
            + ", "
            + headings.get(0)
            + ": "
            + finding.reason().text().en()
            + "; "
            + finding.reason().remedy().en());
  }
}
