package org.gongtong.server.intake;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.gongtong.core.kernel.Language;
import org.gongtong.core.kernel.LocalizedText;
import org.gongtong.server.files.Column;
import org.gongtong.server.files.CsvStyle;
import org.gongtong.server.files.Explanations;
import org.gongtong.server.files.TableWriter;

/** The empty sheet that {@link ServiceIntake} reads, in Chinese or English. Stateless. */
public final class ServiceTable {

  private ServiceTable() {}

  /**
   * What a column is for.
   *
   * @param column the column
   * @param meaning what to write in it
   * @param example a value
   */
  public record Help(ServiceColumn column, LocalizedText meaning, LocalizedText example) {}

  /** What all columns are for, in their order. */
  public static List<Help> help() {
    List<Help> help = new ArrayList<>();
    for (ServiceColumn column : ServiceColumn.values()) {
      help.add(
          switch (column) {
            case DATE -> help(column, "服务那天", "the day of the service", "2026-03-02");
            case START -> help(column, "开始时刻", "when it began", "09:00");
            case END ->
                help(
                    column,
                    "结束时刻；过了半夜的连日期一起写",
                    "when it ended; with the day if that was past midnight",
                    "10:30");
            case RECEIVER ->
                help(
                    column,
                    "接受服务的人：业主编号、人员编号或账户编号，不写姓名",
                    "who was helped: an owner's, person's or account's id, no name",
                    "10027");
            case PROVIDER -> help(column, "提供服务的人，写法相同", "who helped, written likewise", "10031");
            case CATEGORY ->
                new Help(
                    column,
                    LocalizedText.of("服务类别的名称", "name or code of the service"),
                    LocalizedText.of("陪伴", "company"));
            case PAYS ->
                new Help(
                    column,
                    LocalizedText.of(
                        "接受方，或社区；空着就是接受方", "receiver or community; blank is the receiver"),
                    LocalizedText.of("接受方", "receiver"));
            case NOTE ->
                new Help(
                    column,
                    LocalizedText.of("可以不填，不写姓名", "may be blank; no names"),
                    LocalizedText.of("三月登记表", "sheet of March"));
          });
    }
    return help;
  }

  private static Help help(ServiceColumn column, String zh, String en, String example) {
    return new Help(column, LocalizedText.of(zh, en), LocalizedText.of(example, example));
  }

  /** The empty sheet as csv. */
  public static void writeCsv(OutputStream out, Language language) throws IOException {
    TableWriter.csv(out, CsvStyle.SPREADSHEET, columns(language, List.of())).close();
  }

  /**
   * The empty sheet as a workbook, with a second sheet that tells how to fill it in.
   *
   * @param categories what services are called, for the list to choose from
   */
  public static void writeXlsx(
      OutputStream out, Language language, Collection<LocalizedText> categories)
      throws IOException {
    boolean chinese = language == Language.ZH_CN;
    List<List<String>> rows =
        help().stream()
            .map(
                help ->
                    List.of(
                        help.column().heading(language),
                        help.meaning().in(language),
                        help.example().in(language)))
            .toList();
    Explanations explanations =
        chinese
            ? new Explanations("填写说明", List.of("列名", "填写内容", "例子"), rows)
            : new Explanations("How to", List.of("column", "what to write", "example"), rows);
    List<String> names = categories.stream().map(name -> name.in(language)).toList();
    TableWriter.xlsx(out, chinese ? "服务" : "services", columns(language, names), explanations)
        .close();
  }

  private static List<Column> columns(Language language, List<String> categories) {
    List<Column> columns = new ArrayList<>();
    int length = categories.stream().mapToInt(name -> name.length() + 1).sum();
    for (ServiceColumn column : ServiceColumn.values()) {
      String heading = column.heading(language);
      columns.add(
          switch (column) {
            case DATE -> Column.text(heading, 14);
            case START, END -> Column.text(heading, 10);
            case RECEIVER, PROVIDER -> Column.text(heading, 20);
            case CATEGORY ->
                // A list of a cell holds 255 characters.
                categories.isEmpty() || length > 250
                    ? Column.text(heading, 14)
                    : Column.choice(heading, 14, categories);
            case PAYS ->
                Column.choice(
                    heading,
                    12,
                    language == Language.ZH_CN
                        ? List.of("接受方", "社区")
                        : List.of("receiver", "community"));
            case NOTE -> Column.text(heading, 30);
          });
    }
    return columns;
  }
}
