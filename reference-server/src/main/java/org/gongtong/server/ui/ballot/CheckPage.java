package org.gongtong.server.ui.ballot;

import org.gongtong.server.ui.Page;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.part.Choice;
import org.gongtong.server.ui.part.Command;

/** Checking the answer before it is cast. */
public record CheckPage(Shell shell, Command command, BallotSubject subject, Choice choice)
    implements Page {
  @Override
  public String template() {
    return "ballot/check.jte";
  }
}
