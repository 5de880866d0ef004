package org.gongtong.server.ui.staff.audit;

import java.util.List;
import org.gongtong.server.ui.Page;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.part.Command;
import org.gongtong.server.ui.part.FormErrors;

/**
 * One event: what the list says of it, and its particulars where they are public or were asked for.
 *
 * @param command hidden fields of the form that asks for them
 * @param row the event
 * @param type its type
 * @param shown whether the particulars stand below
 * @param lines the particulars, a name and a value each
 * @param purpose as typed
 * @param errors what is wrong with the form
 */
public record EventPage(
    Shell shell,
    Command command,
    EventsPage.Row row,
    String type,
    boolean shown,
    List<Line> lines,
    String purpose,
    FormErrors errors)
    implements Page {

  /** Copies the list. */
  public EventPage {
    lines = List.copyOf(lines);
  }

  /** A name and a value. */
  public record Line(String name, String value) {}

  @Override
  public String template() {
    return "staff/event.jte";
  }
}
