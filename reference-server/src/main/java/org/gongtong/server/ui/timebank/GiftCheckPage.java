package org.gongtong.server.ui.timebank;

import org.gongtong.server.ui.Page;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.part.Command;
import org.gongtong.server.ui.part.FormErrors;

/**
 * Whether a gift is right.
 *
 * @param command hidden fields; the key becomes that of the transfer
 * @param relative to whom, in words
 * @param amount how much, in words
 * @param left what is left then, in words
 * @param typed the fields as typed
 * @param errors what was refused
 */
public record GiftCheckPage(
    Shell shell,
    Command command,
    String relative,
    String amount,
    String left,
    GiftPage.Typed typed,
    FormErrors errors)
    implements Page {
  @Override
  public String template() {
    return "timebank/giftCheck.jte";
  }
}
