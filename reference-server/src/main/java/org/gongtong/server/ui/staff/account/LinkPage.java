package org.gongtong.server.ui.staff.account;

import org.gongtong.server.ui.Page;
import org.gongtong.server.ui.Shell;

/**
 * A link that was just made, shown this once.
 *
 * @param link whole, with its token
 * @param until when it is over, in words
 */
public record LinkPage(Shell shell, String login, String link, String until) implements Page {
  /** Hides the link. */
  @Override
  public String toString() {
    return "LinkPage[" + login + "]";
  }

  @Override
  public String template() {
    return "staff/link.jte";
  }
}
