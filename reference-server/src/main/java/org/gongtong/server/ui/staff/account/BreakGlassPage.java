package org.gongtong.server.ui.staff.account;

import org.gongtong.server.ui.Page;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.part.Command;
import org.gongtong.server.ui.part.FormErrors;

/** Signing in with the code of the break-glass command. */
public record BreakGlassPage(Shell shell, Command command, FormErrors errors) implements Page {
  @Override
  public String template() {
    return "staff/breakGlass.jte";
  }
}
