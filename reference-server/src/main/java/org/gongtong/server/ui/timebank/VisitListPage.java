package org.gongtong.server.ui.timebank;

import java.util.List;
import org.gongtong.server.ui.Page;
import org.gongtong.server.ui.Shell;

/**
 * A member's visits, the one arranged last first.
 *
 * @param visits a page of them
 * @param older where older ones are, or empty
 */
public record VisitListPage(Shell shell, List<VisitRow> visits, String older) implements Page {

  /** Copies the list. */
  public VisitListPage {
    visits = List.copyOf(visits);
  }

  @Override
  public String template() {
    return "timebank/visits.jte";
  }
}
