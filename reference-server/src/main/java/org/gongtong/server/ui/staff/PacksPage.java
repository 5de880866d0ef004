package org.gongtong.server.ui.staff;

import java.util.List;
import org.gongtong.server.ui.Page;
import org.gongtong.server.ui.Shell;

/**
 * The rule packs this server found, and what became of each.
 *
 * @param packs as found
 */
public record PacksPage(Shell shell, List<PackRow> packs) implements Page {
  /** Copies the lists. */
  public PacksPage {
    packs = List.copyOf(packs);
  }

  /**
   * One pack.
   *
   * @param id its id, or the jar's name when it could not be read
   * @param version its version, empty when it could not be read
   * @param name in the reader's language
   * @param jurisdictions scope codes
   * @param editions how many editions it brings
   * @param unverified how many of them are marked unverified
   * @param state enabled or quarantined
   * @param why one line, empty when enabled
   */
  public record PackRow(
      String id,
      String version,
      String name,
      List<String> jurisdictions,
      long editions,
      long unverified,
      PackState state,
      String why) {
    /** Copies the list. */
    public PackRow {
      jurisdictions = List.copyOf(jurisdictions);
    }
  }

  @Override
  public String template() {
    return "staff/packs.jte";
  }
}
