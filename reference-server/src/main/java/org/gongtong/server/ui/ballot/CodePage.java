package org.gongtong.server.ui.ballot;

import org.gongtong.server.ui.Page;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.part.Command;
import org.gongtong.server.ui.part.FormErrors;

/**
 * Typing the code of a voting letter.
 *
 * @param entered what was typed before, empty at first
 */
public record CodePage(Shell shell, Command command, String entered, FormErrors errors)
    implements Page {
  @Override
  public String template() {
    return "ballot/code.jte";
  }
}
