package org.gongtong.server.ui.timebank;

import java.util.List;
import org.gongtong.server.ui.Page;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.part.Link;

/**
 * With what somebody needs help, or can help.
 *
 * @param kind which of the two
 * @param categories what there is, each leading on
 */
public record WantPage(Shell shell, WantKind kind, List<Link> categories) implements Page {

  /** Copies the list. */
  public WantPage {
    categories = List.copyOf(categories);
  }

  @Override
  public String template() {
    return "timebank/want.jte";
  }
}
