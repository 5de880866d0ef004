package org.gongtong.server.ui.staff;

import java.util.List;
import org.gongtong.server.ui.Page;
import org.gongtong.server.ui.Shell;

/**
 * The desk's first page: whose desk to go to.
 *
 * @param communities those the reader may see, in the order they are shown
 * @param others whether there are communities that the reader may not see
 * @param anywhere whether the reader was ever granted a mandate
 */
public record StaffHomePage(Shell shell, List<Row> communities, boolean others, boolean anywhere)
    implements Page {
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
   * @param parts exclusive parts on its roster, 0 before the first import
   * @param open votes that are open now
   */
  public record Row(String id, String name, String division, long parts, long open) {}

  @Override
  public String template() {
    return "staff/home.jte";
  }
}
