package org.gongtong.server.ui.timebank.desk;

import java.util.List;
import org.gongtong.server.ui.Page;
import org.gongtong.server.ui.Shell;

/**
 * A bank's accounts, all of them page by page or those that were looked for.
 *
 * @param community path segment
 * @param query what was typed, empty before anything was
 * @param rows the accounts
 * @param next the account after which the next page begins; empty for the last page
 * @param waiting what is proposed and waits for a colleague
 */
public record AccountsPage(
    Shell shell, String community, String query, List<Row> rows, String next, List<Waiting> waiting)
    implements Page {
  /** Copies the lists. */
  public AccountsPage {
    rows = List.copyOf(rows);
    waiting = List.copyOf(waiting);
  }

  /**
   * An account.
   *
   * @param name whose it is, as the reader may see him
   * @param kind whose time it holds, in words
   * @param balance in minutes
   * @param held minutes of it that are held
   * @param closed whether it takes part in nothing any more
   * @param person whether it is a person's own, and no part of one
   */
  public record Row(
      String id,
      String name,
      String kind,
      long balance,
      long held,
      boolean closed,
      boolean person) {}

  /**
   * A proposal about an account.
   *
   * @param account its id
   * @param name whose it is
   * @param what what is to become of it, in words
   * @param day as of which day
   * @param by who proposed it
   */
  public record Waiting(String account, String name, String what, String day, String by) {}

  @Override
  public String template() {
    return "staff/bankAccounts.jte";
  }
}
