package org.gongtong.server.ui.timebank.desk;

import java.util.List;
import org.gongtong.server.ui.Page;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.part.Command;
import org.gongtong.server.ui.part.FormErrors;

/**
 * Files of a time bank: a sheet of services to upload, its templates, and what can be taken away.
 *
 * @param community path segment
 * @param columns of the sheet, with what to write in them
 * @param from first day of what is taken away
 * @param to last day
 * @param done what was just entered, in words; empty at any other time
 */
public record SheetPage(
    Shell shell,
    Command command,
    String community,
    List<ColumnRow> columns,
    String from,
    String to,
    String done,
    FormErrors errors)
    implements Page {
  /** Copies the list. */
  public SheetPage {
    columns = List.copyOf(columns);
  }

  /** A column: its heading, what to write, an example. */
  public record ColumnRow(String heading, String meaning, String example) {}

  @Override
  public String template() {
    return "staff/bankSheet.jte";
  }
}
