package org.gongtong.server.ui.staff.assist;

import java.time.ZonedDateTime;
import java.util.List;
import org.gongtong.server.ui.Page;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.part.Command;
import org.gongtong.server.ui.part.MotionHead;

/**
 * All assisted sessions of a motion; what was cast in them is not among what it knows.
 *
 * @param toGive ballots whose slip is still to be made
 */
public record AssistedListPage(
    Shell shell, Command command, MotionHead motion, long toGive, List<Row> rows) implements Page {
  /** Copies the list. */
  public AssistedListPage {
    rows = List.copyOf(rows);
  }

  /**
   * A session.
   *
   * @param session its id
   * @param worker who lent the device
   * @param part at whose door
   * @param begun when it began
   * @param ended how it ended, or that it did not yet
   * @param file whether it has evidence
   * @param given whether its slip was made
   */
  public record Row(
      String session,
      String worker,
      String part,
      ZonedDateTime begun,
      SessionEnd ended,
      boolean file,
      boolean given) {}

  @Override
  public String template() {
    return "staff/assistList.jte";
  }
}
