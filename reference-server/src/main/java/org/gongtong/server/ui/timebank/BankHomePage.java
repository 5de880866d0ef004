package org.gongtong.server.ui.timebank;

import java.util.List;
import org.gongtong.server.ui.Page;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.part.Command;
import org.jspecify.annotations.Nullable;

/**
 * A member's first page.
 *
 * @param command hidden fields of the button that ends the session
 * @param balance what he has, in words; empty for a guardian without an account
 * @param coins the same in coins, or empty
 * @param held what of it is held for something to come, in words, or empty
 * @param lapses what of it runs out next, in words, or empty
 * @param parts what he has beside it for certain uses, each in words
 * @param waiting visits that wait for him
 * @param next the next visit, or null
 * @param notices his offers and requests that are open
 * @param gifts whether the rules know gifts
 */
public record BankHomePage(
    Shell shell,
    Command command,
    String balance,
    String coins,
    String held,
    String lapses,
    List<String> parts,
    List<VisitRow> waiting,
    @Nullable VisitRow next,
    List<NoticeRow> notices,
    boolean gifts)
    implements Page {

  /** Copies the lists. */
  public BankHomePage {
    parts = List.copyOf(parts);
    waiting = List.copyOf(waiting);
    notices = List.copyOf(notices);
  }

  /** Whether he has an account, and is not a guardian alone. */
  public boolean member() {
    return !balance.isEmpty();
  }

  @Override
  public String template() {
    return "timebank/home.jte";
  }
}
