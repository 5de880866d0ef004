package org.gongtong.server.ui.staff;

import java.util.List;
import org.gongtong.server.ui.Page;
import org.gongtong.server.ui.Shell;

/**
 * The desk's first page: whose desk to go to.
 *
 * @param communities in the order they are shown
 */
public record StaffHomePage(Shell shell, List<Row> communities) implements Page {
  /** Copies the list. */
  public StaffHomePage {
    communities = List.copyOf(communities);
  }

  /**
   * One community.
   *
   * @param id path segment
   * @param name its name
   * @param division the administrative divisions above it
   */
  public record Row(String id, String name, String division) {}

  @Override
  public String template() {
    return "staff/home.jte";
  }
}
