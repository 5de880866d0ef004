package org.gongtong.server.ui.open;

import org.gongtong.server.ui.Page;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.part.TurnoutPanel;

/** The turnout alone, without the page around it: what the page's script fetches again. */
public record TurnoutFragment(Shell shell, TurnoutPanel turnout) implements Page {
  @Override
  public String template() {
    return "open/turnoutFragment.jte";
  }
}
