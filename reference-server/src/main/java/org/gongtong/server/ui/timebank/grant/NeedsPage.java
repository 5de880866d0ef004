package org.gongtong.server.ui.timebank.grant;

import java.util.List;
import org.gongtong.server.ui.Page;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.part.Command;
import org.gongtong.server.ui.part.FormErrors;
import org.gongtong.server.ui.part.Option;

/**
 * What was attested of a member, and a form to attest more.
 *
 * @param community path segment
 * @param account the id of his account
 * @param name the member, as the reader may see him
 * @param rows what was attested, the first record first
 * @param kinds what the rules in force ask for; none if they ask for nothing
 * @param draft what was typed before
 */
public record NeedsPage(
    Shell shell,
    Command command,
    String community,
    String account,
    String name,
    List<Row> rows,
    List<Option> kinds,
    Draft draft,
    FormErrors errors)
    implements Page {
  /** Copies the lists. */
  public NeedsPage {
    rows = List.copyOf(rows);
    kinds = List.copyOf(kinds);
  }

  /**
   * A circumstance.
   *
   * @param id of the record
   * @param what which, in words
   * @param from the first day
   * @param until the first day on which it holds no more; empty if there is none
   * @param holds whether it holds today
   * @param evidence what shows it
   * @param ended what shows its end; empty if it was not ended
   * @param endable whether it can be ended
   */
  public record Row(
      String id,
      String what,
      String from,
      String until,
      boolean holds,
      String evidence,
      String ended,
      boolean endable) {}

  /** A circumstance as it is typed. */
  public record Draft(String kind, String from, String until, String evidence) {}

  @Override
  public String template() {
    return "staff/grantNeeds.jte";
  }
}
