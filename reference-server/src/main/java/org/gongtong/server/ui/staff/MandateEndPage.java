package org.gongtong.server.ui.staff;

import org.gongtong.server.ui.Page;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.part.Command;
import org.gongtong.server.ui.part.FormErrors;

/**
 * Ending a mandate.
 *
 * @param command hidden fields of the form
 * @param mandate what is to be ended
 * @param from the first day without it, as typed
 * @param why as typed
 * @param errors what is wrong with the form
 */
public record MandateEndPage(
    Shell shell,
    Command command,
    MandatesPage.Row mandate,
    String from,
    String why,
    FormErrors errors)
    implements Page {

  @Override
  public String template() {
    return "staff/mandateEnd.jte";
  }
}
