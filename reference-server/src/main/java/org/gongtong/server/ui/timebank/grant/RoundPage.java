package org.gongtong.server.ui.timebank.grant;

import java.util.List;
import org.gongtong.server.ui.Page;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.part.Command;
import org.gongtong.server.ui.part.FormErrors;

/**
 * A round and what became of its lines.
 *
 * @param community path segment
 * @param id of the round
 * @param number its number
 * @param when it was begun, and by whom
 * @param edition the rules it was made under
 * @param asked minutes that were to be shared
 * @param granted minutes that were granted
 * @param finished whether each line has its outcome
 * @param lines in the order in which members are served
 */
public record RoundPage(
    Shell shell,
    Command command,
    String community,
    String id,
    int number,
    String when,
    String edition,
    long asked,
    long granted,
    boolean finished,
    List<Line> lines,
    FormErrors errors)
    implements Page {
  /** Copies the list. */
  public RoundPage {
    lines = List.copyOf(lines);
  }

  /**
   * A line.
   *
   * @param account the member's account
   * @param name the member, as the reader may see him
   * @param what his class, in words
   * @param outcome what became of it, in words
   * @param done whether he was granted it
   */
  public record Line(
      int number,
      String account,
      String name,
      String what,
      long minutes,
      String outcome,
      boolean done) {}

  @Override
  public String template() {
    return "staff/grantRound.jte";
  }
}
