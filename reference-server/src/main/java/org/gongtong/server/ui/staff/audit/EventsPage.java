package org.gongtong.server.ui.staff.audit;

import java.util.List;
import org.gongtong.server.oversight.EventFilter;
import org.gongtong.server.ui.Page;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.part.Command;
import org.gongtong.server.ui.part.FormErrors;
import org.gongtong.server.ui.part.Option;

/**
 * Events, the latest first.
 *
 * @param command hidden fields of the forms that take files out
 * @param filter as typed
 * @param areas to choose from
 * @param kinds to choose from
 * @param rows events
 * @param next the place after the last row; empty on the last page
 * @param fileMost most rows of a file
 * @param errors what is wrong with the filter
 */
public record EventsPage(
    Shell shell,
    Command command,
    EventFilter filter,
    List<Option> areas,
    List<Option> kinds,
    List<Row> rows,
    String next,
    int fileMost,
    FormErrors errors)
    implements Page {

  /** Copies the lists. */
  public EventsPage {
    areas = List.copyOf(areas);
    kinds = List.copyOf(kinds);
    rows = List.copyOf(rows);
  }

  /**
   * One event.
   *
   * @param id its id
   * @param at when it was recorded
   * @param area what it is about
   * @param kind what happened
   * @param subject what it happened to
   * @param actor who did it
   * @param actorFilter the actor as the filter takes it
   * @param receipt of its entry in the public log
   */
  public record Row(
      String id,
      String at,
      String area,
      String kind,
      String subject,
      String actor,
      String actorFilter,
      String receipt) {}

  @Override
  public String template() {
    return "staff/events.jte";
  }
}
