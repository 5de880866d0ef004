package org.gongtong.server.ui.open;

import java.util.List;
import org.gongtong.server.ui.Page;
import org.gongtong.server.ui.Shell;

/**
 * The list of communities on this server.
 *
 * @param communities in the order they are shown
 */
public record HomePage(Shell shell, List<CommunityRow> communities) implements Page {
  /** Copies the list. */
  public HomePage {
    communities = List.copyOf(communities);
  }

  /**
   * One community.
   *
   * @param id path segment
   * @param name its name
   * @param division the administrative divisions above it
   * @param openMotions how many votes are open now
   */
  public record CommunityRow(String id, String name, String division, long openMotions) {}

  @Override
  public String template() {
    return "open/home.jte";
  }
}
