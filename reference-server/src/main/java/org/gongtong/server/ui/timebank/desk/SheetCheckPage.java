package org.gongtong.server.ui.timebank.desk;

import java.util.List;
import org.gongtong.server.ui.Page;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.part.Command;

/**
 * A sheet of services that is sound, before it is entered.
 *
 * @param community path segment
 * @param upload its id
 * @param fileName as uploaded
 * @param count of its lines
 * @param minutes that will be posted
 * @param lines the first of them
 */
public record SheetCheckPage(
    Shell shell,
    Command command,
    String community,
    String upload,
    String fileName,
    long count,
    long minutes,
    List<Line> lines)
    implements Page {
  /** Copies the list. */
  public SheetCheckPage {
    lines = List.copyOf(lines);
  }

  /**
   * A line.
   *
   * @param row its number in the file
   * @param provider who helps, as the reader may see him
   * @param receiver who is helped, likewise
   */
  public record Line(int row, String when, String provider, String receiver, String what) {}

  @Override
  public String template() {
    return "staff/bankSheetCheck.jte";
  }
}
