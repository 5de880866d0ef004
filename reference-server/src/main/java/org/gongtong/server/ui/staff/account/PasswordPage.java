package org.gongtong.server.ui.staff.account;

import org.gongtong.server.ui.Page;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.part.Command;
import org.gongtong.server.ui.part.FormErrors;

/**
 * Another password for the reader's own account.
 *
 * @param login whose it is
 * @param passwordLeast fewest characters
 */
public record PasswordPage(
    Shell shell, Command command, String login, int passwordLeast, FormErrors errors)
    implements Page {
  @Override
  public String template() {
    return "staff/password.jte";
  }
}
