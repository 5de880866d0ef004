package org.gongtong.server.ui.staff;

import java.time.LocalDate;
import java.util.List;
import org.gongtong.server.ui.Page;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.part.Command;
import org.gongtong.server.ui.part.FormErrors;

/**
 * Choosing a roster file. Sending it changes nothing.
 *
 * @param community path segment
 * @param effective day from which it shall hold
 * @param columns what the file must have
 */
public record RosterUploadPage(
    Shell shell,
    Command command,
    String community,
    LocalDate effective,
    List<ColumnRow> columns,
    FormErrors errors)
    implements Page {
  /** Copies the lists. */
  public RosterUploadPage {
    columns = List.copyOf(columns);
  }

  /**
   * A column of the roster.
   *
   * @param heading as it stands in the template
   * @param meaning in the reader's language
   * @param example a value
   */
  public record ColumnRow(String heading, String meaning, String example) {}

  @Override
  public String template() {
    return "staff/rosterUpload.jte";
  }
}
