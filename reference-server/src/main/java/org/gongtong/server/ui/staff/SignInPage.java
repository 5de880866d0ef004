package org.gongtong.server.ui.staff;

import org.gongtong.server.ui.Page;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.part.Command;
import org.gongtong.server.ui.part.FormErrors;

/**
 * Signing in.
 *
 * @param to local path to go to afterwards
 * @param openId what the button of the organisation's own sign-in says; empty where there is none
 * @param login as typed before, empty at first
 */
public record SignInPage(
    Shell shell, Command command, String to, String login, String openId, FormErrors errors)
    implements Page {
  @Override
  public String template() {
    return "staff/signIn.jte";
  }
}
