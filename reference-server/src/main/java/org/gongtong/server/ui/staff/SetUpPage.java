package org.gongtong.server.ui.staff;

import org.gongtong.server.ui.Page;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.part.Command;
import org.gongtong.server.ui.part.FormErrors;

/**
 * The first login, with the one-time token that the console printed.
 *
 * @param login as typed before, empty at first
 * @param passwordLeast fewest characters of a password
 */
public record SetUpPage(
    Shell shell, Command command, String login, int passwordLeast, FormErrors errors)
    implements Page {
  @Override
  public String template() {
    return "staff/setUp.jte";
  }
}
