package org.gongtong.server.ui.timebank;

import org.gongtong.server.ui.Page;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.part.Command;
import org.gongtong.server.ui.part.FormErrors;

/**
 * An offer or a request of one's own.
 *
 * @param command hidden fields of the button that takes it back, with the version
 * @param row what it is
 * @param sent whether it was sent just now
 * @param errors what was refused
 */
public record BankNoticePage(
    Shell shell, Command command, NoticeRow row, boolean sent, FormErrors errors) implements Page {
  @Override
  public String template() {
    return "timebank/notice.jte";
  }
}
