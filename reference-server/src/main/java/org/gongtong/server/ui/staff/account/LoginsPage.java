package org.gongtong.server.ui.staff.account;

import java.util.List;
import org.gongtong.server.ui.Page;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.part.Command;
import org.gongtong.server.ui.part.FormErrors;

/**
 * All logins, and the invitations that wait.
 *
 * @param login as typed before, empty at first
 */
public record LoginsPage(
    Shell shell,
    Command command,
    List<LoginRow> logins,
    List<InvitationRow> invitations,
    String login,
    FormErrors errors)
    implements Page {
  /** Copies the lists. */
  public LoginsPage {
    logins = List.copyOf(logins);
    invitations = List.copyOf(invitations);
  }

  /**
   * A login.
   *
   * @param since when it was made, in words
   * @param usable whether it was not disabled
   */
  public record LoginRow(String login, String since, boolean usable) {}

  /**
   * An invitation.
   *
   * @param by who made it
   * @param until when it is over, in words
   */
  public record InvitationRow(String login, String by, String until) {}

  @Override
  public String template() {
    return "staff/logins.jte";
  }
}
