package org.gongtong.server.ui.ballot;

import org.gongtong.server.ui.Page;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.part.Command;

/**
 * Where the QR code of a letter leads: a page with one button. Fetching it does nothing, so that
 * the link previews of chat programs use up no code.
 *
 * @param code the code from the link, sent on by the button
 */
public record CodeLandingPage(Shell shell, Command command, String code) implements Page {
  @Override
  public String template() {
    return "ballot/landing.jte";
  }
}
