package org.gongtong.server.intake;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.gongtong.core.kernel.Language;
import org.gongtong.core.kernel.LocalizedText;
import org.gongtong.core.place.AreaBasis;
import org.gongtong.core.place.ExclusivePart;
import org.gongtong.core.place.PartKind;
import org.gongtong.core.place.PartStatus;
import org.gongtong.core.place.RosterColumn;
import org.gongtong.server.files.Column;
import org.gongtong.server.files.CsvStyle;
import org.gongtong.server.files.Explanations;
import org.gongtong.server.files.FormulaGuard;
import org.gongtong.server.files.TableWriter;

/**
 * Writes rosters as the tables that {@link RosterIntake} reads, with Chinese headings: the empty
 * one to fill in, and one in force to edit and import again, which changes nothing when nothing was
 * edited. Stateless and thread-safe.
 */
public final class RosterTable {

  /** Name of the sheet that is read. */
  private static final String SHEET = "名册";

  /** Behind the sheet that is read, where an example cannot be imported by mistake. */
  private static final String HELP_SHEET = "填写说明";

  private static final Language WRITTEN = Language.ZH_CN;

  private RosterTable() {}

  /**
   * What a column is for.
   *
   * @param column the column
   * @param meaning what to write in it
   * @param example a value
   */
  public record Help(RosterColumn column, LocalizedText meaning, LocalizedText example) {}

  /** What all columns are for, in their order. */
  public static List<Help> help() {
    List<Help> help = new ArrayList<>();
    for (RosterColumn column : RosterColumn.values()) {
      help.add(
          switch (column) {
            case PART_ID ->
                help(column, "每行一个，不能重复", "one of its own for every row", "C01-6-2-301");
            case COMPOUND -> help(column, "小区名称或代号", "name or code of the compound", "C01");
            case BUILDING -> help(column, "楼栋号", "number of the building", "6");
            case ENTRANCE ->
                help(column, "单元号；没有单元的填 0", "number of the entrance; 0 where there is none", "2");
            case ROOM -> help(column, "房号、车位号；可以不填", "room or parking space; may be blank", "301");
            case KIND ->
                help(
                    column,
                    PartKind.DWELLING.word(),
                    choices(PartKind.values()),
                    "dwelling, shop, parking or storage");
            case AREA ->
                help(
                    column,
                    "平方米，按登记填写，最多两位小数",
                    "square metres as registered, at most two decimals",
                    "89.55");
            case AREA_BASIS ->
                help(
                    column,
                    AreaBasis.REGISTRY.word(),
                    choices(AreaBasis.values()),
                    "registry, survey or contract");
            case OWNERS ->
                help(
                    column,
                    "不含个人信息的编号；共有人之间用分号",
                    "ids without personal data; semicolons between co-owners",
                    "10027;10028");
            case VOTER ->
                help(
                    column,
                    "共有人推选的投票人；还没有推选的不填",
                    "whom the co-owners named to vote; blank until they have",
                    "10028");
            case STATUS ->
                help(
                    column,
                    PartStatus.DELIVERED.word(),
                    choices(PartStatus.values()),
                    "delivered, unsold or sold_undelivered");
          });
    }
    return help;
  }

  /** The empty roster as csv. */
  public static void writeEmptyCsv(OutputStream out) throws IOException {
    TableWriter.csv(out, CsvStyle.SPREADSHEET, columns()).close();
  }

  /** The empty roster as a workbook, with a second sheet that tells how to fill it in. */
  public static void writeEmptyXlsx(OutputStream out) throws IOException {
    List<List<String>> rows =
        help().stream()
            .map(
                help ->
                    List.of(
                        help.column().heading(WRITTEN), help.meaning().zh(), help.example().zh()))
            .toList();
    Explanations explanations = new Explanations(HELP_SHEET, List.of("列名", "填写内容", "例子"), rows);
    TableWriter.xlsx(out, SHEET, columns(), explanations).close();
  }

  /** A roster as csv for spreadsheet programs. */
  public static void writeCsv(OutputStream out, List<ExclusivePart> parts) throws IOException {
    // The writer guards against formulas by itself.
    try (TableWriter writer = TableWriter.csv(out, CsvStyle.SPREADSHEET, columns())) {
      for (ExclusivePart part : parts) {
        writer.row(cells(part));
      }
    }
  }

  /** A roster as a workbook. */
  public static void writeXlsx(OutputStream out, List<ExclusivePart> parts) throws IOException {
    try (TableWriter writer = TableWriter.xlsx(out, SHEET, columns())) {
      for (ExclusivePart part : parts) {
        // Text cells never run, but what looks guarded must not lose its apostrophe when read.
        writer.row(
            cells(part).stream()
                .map(cell -> FormulaGuard.isGuarded(cell) ? FormulaGuard.guarded(cell) : cell)
                .toList());
      }
    }
  }

  private static List<String> cells(ExclusivePart part) {
    List<String> cells = new ArrayList<>(RosterColumn.values().length);
    for (RosterColumn column : RosterColumn.values()) {
      cells.add(column.text(part, WRITTEN));
    }
    return cells;
  }

  private static List<Column> columns() {
    List<Column> columns = new ArrayList<>();
    for (RosterColumn column : RosterColumn.values()) {
      String heading = column.heading(WRITTEN);
      columns.add(
          switch (column) {
            case PART_ID -> Column.text(heading, 20);
            case COMPOUND, BUILDING, ENTRANCE, ROOM -> Column.text(heading, 10);
            case KIND -> Column.choice(heading, 10, choices(PartKind.values()));
            case AREA -> Column.number(heading, 18);
            case AREA_BASIS -> Column.choice(heading, 12, choices(AreaBasis.values()));
            case OWNERS -> Column.text(heading, 24);
            case VOTER -> Column.text(heading, 14);
            case STATUS -> Column.choice(heading, 14, choices(PartStatus.values()));
          });
    }
    return columns;
  }

  private static Help help(RosterColumn column, String zh, String en, String example) {
    return new Help(column, LocalizedText.of(zh, en), LocalizedText.of(example, example));
  }

  /** A column of a few words only: the first is the example. */
  private static Help help(
      RosterColumn column, LocalizedText example, List<String> words, String en) {
    return new Help(column, LocalizedText.of(String.join("、", words), en), example);
  }

  private static List<String> choices(PartKind... kinds) {
    return List.of(kinds).stream().map(kind -> kind.word().in(WRITTEN)).toList();
  }

  private static List<String> choices(AreaBasis... bases) {
    return List.of(bases).stream().map(basis -> basis.word().in(WRITTEN)).toList();
  }

  private static List<String> choices(PartStatus... statuses) {
    return List.of(statuses).stream().map(status -> status.word().in(WRITTEN)).toList();
  }
}
