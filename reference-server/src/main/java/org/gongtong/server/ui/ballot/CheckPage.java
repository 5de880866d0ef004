package org.gongtong.server.ui.ballot;

import org.gongtong.server.ui.Page;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.part.Choice;
import org.gongtong.server.ui.part.Command;

/**
 * Checking the answer before it is cast.
 *
 * @param lastCounts whether a later ballot takes the place of this one, until the close
 */
public record CheckPage(
    Shell shell, Command command, BallotSubject subject, Choice choice, boolean lastCounts)
    implements Page {
  @Override
  public String template() {
    return "ballot/check.jte";
  }
}
