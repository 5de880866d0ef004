package org.gongtong.server.ui.timebank.desk;

import java.util.List;
import org.gongtong.server.ui.Page;
import org.gongtong.server.ui.Shell;

/**
 * Looking for accounts.
 *
 * @param community path segment
 * @param query what was typed, empty before anything was
 * @param rows what was found
 */
public record AccountsPage(Shell shell, String community, String query, List<Row> rows)
    implements Page {
  /** Copies the list. */
  public AccountsPage {
    rows = List.copyOf(rows);
  }

  /**
   * An account.
   *
   * @param name whose it is, as the reader may see him
   * @param kind whose time it holds, in words
   * @param balance in minutes
   * @param held minutes of it that are held
   * @param closed whether it takes part in nothing any more
   */
  public record Row(String id, String name, String kind, long balance, long held, boolean closed) {}

  @Override
  public String template() {
    return "staff/bankAccounts.jte";
  }
}
