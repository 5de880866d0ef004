package org.gongtong.server.ui.staff.account;

import java.util.List;
import org.gongtong.server.ui.Page;
import org.gongtong.server.ui.Shell;

/**
 * Recovery codes, shown this once.
 *
 * @param codes in groups
 * @param to local path to go on to
 */
public record RecoveryCodesPage(Shell shell, List<String> codes, String to) implements Page {
  /** Copies the list. */
  public RecoveryCodesPage {
    codes = List.copyOf(codes);
  }

  /** Hides the codes. */
  @Override
  public String toString() {
    return "RecoveryCodesPage[]";
  }

  @Override
  public String template() {
    return "staff/recoveryCodes.jte";
  }
}
