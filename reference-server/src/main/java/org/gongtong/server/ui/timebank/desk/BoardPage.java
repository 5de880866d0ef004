package org.gongtong.server.ui.timebank.desk;

import java.util.List;
import org.gongtong.server.ui.Page;
import org.gongtong.server.ui.Shell;

/**
 * What there is to do in a time bank.
 *
 * @param community path segment
 * @param requests open requests, those who waited longest first
 * @param unconfirmed services that a side has to confirm, those with the least time first
 * @param disputes services that a side says were not so
 * @param ahead visits that are proposed, agreed or under way
 * @param missed visits to which a side did not come, the latest first
 * @param cut whether there are more than are shown
 */
public record BoardPage(
    Shell shell,
    String community,
    List<RequestRow> requests,
    List<VisitLine> unconfirmed,
    List<VisitLine> disputes,
    List<VisitLine> ahead,
    List<VisitLine> missed,
    boolean cut)
    implements Page {
  /** Copies the lists. */
  public BoardPage {
    requests = List.copyOf(requests);
    unconfirmed = List.copyOf(unconfirmed);
    disputes = List.copyOf(disputes);
    ahead = List.copyOf(ahead);
    missed = List.copyOf(missed);
  }

  /**
   * An open request.
   *
   * @param member who needs it, as the reader may see him
   * @param what with what
   * @param where in which place, empty for anywhere
   * @param when in which window
   * @param minutes how long it takes
   * @param needs what has to be reckoned with, and what is wished for, in words
   * @param days for how many whole days it waits
   * @param best the best match, in words; empty for none
   */
  public record RequestRow(
      String id,
      String member,
      String what,
      String where,
      String when,
      long minutes,
      String needs,
      long days,
      String best) {}

  /**
   * A visit.
   *
   * @param what with what
   * @param when when it was, or is to be
   * @param provider who helps, as the reader may see him
   * @param receiver who is helped, likewise
   * @param state where it stands, in words
   * @param note what somebody has to know: days left, the reason of a dispute
   * @param urgent whether it cannot wait
   */
  public record VisitLine(
      String id,
      String what,
      String when,
      String provider,
      String receiver,
      String state,
      String note,
      boolean urgent) {}

  @Override
  public String template() {
    return "staff/bankBoard.jte";
  }
}
