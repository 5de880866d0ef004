package org.gongtong.server.ui.timebank.desk;

import java.util.List;
import java.util.Set;
import org.gongtong.server.ui.Page;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.part.Command;
import org.gongtong.server.ui.part.FormErrors;

/**
 * A visit as a coordinator sees it, and what he can do about it.
 *
 * @param community path segment
 * @param line what the board says of it, too
 * @param where in which place, empty for somewhere in the community
 * @param pays whose time pays for it, in words
 * @param facts further ones, each a term and what it is
 * @param steps codes of what can be done now: {@code agree}, {@code check-in}, {@code check-out},
 *     {@code cancel}, {@code absent}, {@code mediate}, {@code decide}
 * @param history what happened, the first one first
 * @param typed what was typed before
 */
public record VisitDeskPage(
    Shell shell,
    Command command,
    String community,
    BoardPage.VisitLine line,
    String where,
    String pays,
    List<Fact> facts,
    Set<String> steps,
    List<Past> history,
    Typed typed,
    FormErrors errors)
    implements Page {
  /** Copies the lists. */
  public VisitDeskPage {
    facts = List.copyOf(facts);
    steps = Set.copyOf(steps);
    history = List.copyOf(history);
  }

  /** A term and what it is, both in words. */
  public record Fact(String term, String value) {}

  /**
   * A step that was taken.
   *
   * @param at when
   * @param step what was done
   * @param by who took it: a login, or a side
   */
  public record Past(String at, String step, String by) {}

  /**
   * What forms hold.
   *
   * @param at day and time, in the place's own
   * @param minutes what a service is worth
   * @param why a reason
   */
  public record Typed(String at, String minutes, String why) {}

  @Override
  public String template() {
    return "staff/bankVisit.jte";
  }
}
