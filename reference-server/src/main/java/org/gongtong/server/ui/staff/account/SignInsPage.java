package org.gongtong.server.ui.staff.account;

import java.util.List;
import org.gongtong.server.ui.Page;
import org.gongtong.server.ui.Shell;

/**
 * Who signed in.
 *
 * @param rows the last one first
 */
public record SignInsPage(Shell shell, List<Row> rows) implements Page {
  /** Copies the list. */
  public SignInsPage {
    rows = List.copyOf(rows);
  }

  /**
   * A sign-in.
   *
   * @param at when, in words
   */
  public record Row(String at, String login, SignInWay way, String address) {
    /** Whether nobody should overlook it. */
    public boolean grave() {
      return way == SignInWay.BREAK_GLASS;
    }
  }

  @Override
  public String template() {
    return "staff/signIns.jte";
  }
}
