package org.gongtong.server.ui.staff.account;

import org.gongtong.server.ui.Page;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.part.Command;
import org.gongtong.server.ui.part.FormErrors;
import org.jspecify.annotations.Nullable;

/**
 * The reader's second factor.
 *
 * @param on whether a code is asked for at the sign-in
 * @param recoveryCodes how many recovery codes are left
 * @param required whether everybody must have one
 * @param enrolling whether the reader is on his way in, and has typed his password just before
 * @param shown what goes into an app now, or null
 * @param to local path to go to afterwards; empty when it is the account
 */
public record SecondFactorPage(
    Shell shell,
    Command command,
    boolean on,
    int recoveryCodes,
    boolean required,
    boolean enrolling,
    @Nullable Secret shown,
    String to,
    FormErrors errors)
    implements Page {

  /**
   * A secret on its way into an app.
   *
   * @param text to be typed
   * @param square to be scanned
   */
  public record Secret(String text, QrPath square) {}

  @Override
  public String template() {
    return "staff/secondFactor.jte";
  }
}
