package org.gongtong.server.ui.timebank;

import org.gongtong.server.ui.Page;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.part.Command;
import org.gongtong.server.ui.part.FormErrors;

/**
 * Typing the code of a member's card.
 *
 * @param needed whether a page was asked for that needs it
 * @param entered what was typed before, empty at first
 */
public record CardCodePage(
    Shell shell, Command command, boolean needed, String entered, FormErrors errors)
    implements Page {
  @Override
  public String template() {
    return "timebank/card.jte";
  }
}
