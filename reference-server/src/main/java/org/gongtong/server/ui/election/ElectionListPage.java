package org.gongtong.server.ui.election;

import java.util.List;
import org.gongtong.server.ui.Page;
import org.gongtong.server.ui.Shell;

/**
 * The elections of a community, for staff.
 *
 * @param community path segment of the community
 * @param elections the latest first
 */
public record ElectionListPage(Shell shell, String community, List<ElectionHead> elections)
    implements Page {
  /** Copies the list. */
  public ElectionListPage {
    elections = List.copyOf(elections);
  }

  @Override
  public String template() {
    return "election/list.jte";
  }
}
