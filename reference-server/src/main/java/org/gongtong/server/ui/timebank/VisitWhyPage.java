package org.gongtong.server.ui.timebank;

import org.gongtong.server.ui.Page;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.part.Command;
import org.gongtong.server.ui.part.FormErrors;

/**
 * Calling a visit off, saying that something was wrong with it, or that nobody came: asked once
 * more, with the reason.
 *
 * @param command hidden fields, with the version it was drawn for
 * @param row the visit
 * @param step which of these
 * @param warning what follows, or empty
 * @param typed the reason as typed before, empty at first
 */
public record VisitWhyPage(
    Shell shell,
    Command command,
    VisitRow row,
    VisitStep step,
    String warning,
    String typed,
    FormErrors errors)
    implements Page {
  @Override
  public String template() {
    return "timebank/visitWhy.jte";
  }
}
