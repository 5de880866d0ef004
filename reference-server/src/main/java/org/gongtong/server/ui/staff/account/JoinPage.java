package org.gongtong.server.ui.staff.account;

import org.gongtong.server.ui.Page;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.part.Command;
import org.gongtong.server.ui.part.FormErrors;

/**
 * Setting a password with the link of an invitation or a reset.
 *
 * @param token as typed before; the page's script takes it from the address at first
 * @param passwordLeast fewest characters
 */
public record JoinPage(
    Shell shell, Command command, String token, int passwordLeast, FormErrors errors)
    implements Page {
  /** Hides the token. */
  @Override
  public String toString() {
    return "JoinPage[]";
  }

  @Override
  public String template() {
    return "staff/join.jte";
  }
}
