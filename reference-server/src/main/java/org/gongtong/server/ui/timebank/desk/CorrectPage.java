package org.gongtong.server.ui.timebank.desk;

import org.gongtong.server.ui.Page;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.part.Command;
import org.gongtong.server.ui.part.FormErrors;

/**
 * Taking an entry back.
 *
 * @param community path segment
 * @param account whose entry
 * @param line the entry
 * @param why what was typed before
 */
public record CorrectPage(
    Shell shell,
    Command command,
    String community,
    AccountsPage.Row account,
    AccountPage.Line line,
    String why,
    FormErrors errors)
    implements Page {
  @Override
  public String template() {
    return "staff/bankCorrect.jte";
  }
}
