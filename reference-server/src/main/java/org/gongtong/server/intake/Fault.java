package org.gongtong.server.intake;

import java.util.Locale;
import org.gongtong.core.kernel.LocalizedText;
import org.gongtong.core.place.RosterFinding;
import org.gongtong.core.rules.Reason;
import org.gongtong.server.files.Bilingual;
import org.gongtong.server.files.FileProblem;
import org.gongtong.server.files.Place;

/**
 * One thing wrong in a file, in words for the clerk who sent it. Plain text that may quote the
 * file. Immutable.
 *
 * @param place where to look: a cell, a row, the file
 * @param column heading of the column; empty when it is not about one, or the place names it
 * @param value what stands there, shortened; empty when it is not to be repeated
 * @param code the stable code
 * @param what what is wrong
 * @param remedy what to do about it
 */
public record Fault(
    Bilingual place,
    Bilingual column,
    String value,
    String code,
    Bilingual what,
    Bilingual remedy) {

  private static final Bilingual NO_COLUMN = new Bilingual("", "");

  /** What reading the table found. */
  static Fault of(FileProblem problem) {
    return new Fault(
        new Bilingual(problem.place().zh(), problem.place().en()),
        NO_COLUMN,
        "",
        problem.code().name(),
        problem.message(),
        problem.remedy());
  }

  /** What checking a row of a roster found. */
  static Fault of(Place cell, String text, RosterFinding finding) {
    Reason reason = finding.reason();
    // Without a figure the value is not to be repeated; a blank one needs no word of its own.
    String value = text.isBlank() ? "" : reason.figures().getOrDefault("value", "");
    return new Fault(
        new Bilingual(cell.zh(), cell.en()),
        new Bilingual(finding.column().headings().get(1), finding.column().headings().get(0)),
        value,
        reason.code(),
        bilingual(reason.text()),
        bilingual(reason.remedy()));
  }

  /** What the heading line or the table as a whole lacks. */
  static Fault of(Bilingual place, Reason reason) {
    return new Fault(
        place, NO_COLUMN, "", reason.code(), bilingual(reason.text()), bilingual(reason.remedy()));
  }

  /** What the core has against a line of a sheet of services. */
  public static Fault of(int row, Reason reason) {
    return of(new Bilingual("第 " + row + " 行", "row " + row), reason);
  }

  /** Place, column, what and remedy on one line. */
  public Bilingual line() {
    return new Bilingual(
        place.zh()
            + (column.zh().isEmpty() ? "" : "“" + column.zh() + "”")
            + "："
            + ended(what.zh(), "。")
            + ended(remedy.zh(), "。"),
        place.en()
            + (column.en().isEmpty() ? "" : ", " + column.en())
            + ": "
            + (what.en().endsWith(".") ? what.en() + " " : what.en() + "; ")
            + remedy.en());
  }

  /** A reason that refuses nothing, as a sentence to read. */
  public static Bilingual notice(Reason warning) {
    return new Bilingual(
        ended(warning.text().zh(), "。") + ended(warning.remedy().zh(), "。"),
        upper(warning.text().en()) + "; " + ended(warning.remedy().en(), "."));
  }

  private static String upper(String sentence) {
    return sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1);
  }

  private static String ended(String sentence, String stop) {
    return sentence.endsWith(stop) ? sentence : sentence + stop;
  }

  static Bilingual bilingual(LocalizedText text) {
    return new Bilingual(text.zh(), text.en());
  }
}
