package org.gongtong.server.ui.staff;

import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import org.gongtong.server.ui.Page;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.part.Command;
import org.gongtong.server.ui.part.FormErrors;
import org.gongtong.server.ui.part.Option;
import org.jspecify.annotations.Nullable;

/**
 * Who holds which mandate, and the form that grants one.
 *
 * @param command hidden fields of the form
 * @param login whose mandates are shown, empty for all
 * @param rows the latest first
 * @param next cursor of the next page, empty on the last
 * @param draft the form as typed
 * @param holders accounts that may be used
 * @param kinds kinds of mandates
 * @param communities the server and its communities
 * @param errors what is wrong with the form
 */
public record MandatesPage(
    Shell shell,
    Command command,
    String login,
    List<Row> rows,
    String next,
    Draft draft,
    List<Option> holders,
    List<Option> kinds,
    List<Option> communities,
    FormErrors errors)
    implements Page {

  /** How the form says that a mandate is for the whole server: no slug has such a character. */
  public static final String SERVER = "*";

  /** Copies the lists. */
  public MandatesPage {
    rows = List.copyOf(rows);
    holders = List.copyOf(holders);
    kinds = List.copyOf(kinds);
    communities = List.copyOf(communities);
  }

  /**
   * One mandate.
   *
   * @param id its id
   * @param holder login
   * @param kind in the reader's language
   * @param place in the reader's language
   * @param from first day
   * @param over first day on which it grants nothing, or null
   * @param state in force, or not
   * @param by who granted it
   * @param at when
   * @param why it was ended, with by whom; empty if it was not
   * @param endable whether it can be ended
   */
  public record Row(
      String id,
      String holder,
      String kind,
      String place,
      LocalDate from,
      @Nullable LocalDate over,
      MandateState state,
      String by,
      ZonedDateTime at,
      String why,
      boolean endable) {}

  /** The fields of the form as typed. */
  public record Draft(
      String holder, String kind, String community, String place, String from, String to) {}

  @Override
  public String template() {
    return "staff/mandates.jte";
  }
}
