package org.gongtong.server.ui.staff.account;

import org.gongtong.server.ui.Page;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.part.Command;
import org.gongtong.server.ui.part.FormErrors;

/**
 * The code of the second factor, after a right password.
 *
 * @param to local path to go to afterwards
 */
public record CodePage(Shell shell, Command command, String to, FormErrors errors) implements Page {
  @Override
  public String template() {
    return "staff/code.jte";
  }
}
