package org.gongtong.server.ui.staff.account;

import java.util.List;
import org.gongtong.server.ui.Page;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.part.Command;

/**
 * The reader's own account.
 *
 * @param login whose it is
 * @param changed whether the password was changed a moment ago
 * @param sessions the one used last first
 */
public record AccountPage(
    Shell shell, Command command, String login, boolean changed, List<SessionRow> sessions)
    implements Page {
  /** Copies the list. */
  public AccountPage {
    sessions = List.copyOf(sessions);
  }

  /**
   * One session.
   *
   * @param id names it
   * @param here whether it is the one that sees this page
   * @param since when it was opened, in words
   * @param seen when it was used last, in words
   */
  public record SessionRow(
      String id,
      boolean here,
      SignInWay way,
      String address,
      String agent,
      String since,
      String seen) {}

  @Override
  public String template() {
    return "staff/account.jte";
  }
}
