package org.gongtong.server.ui.timebank.desk;

import java.util.List;
import org.gongtong.server.ui.Page;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.part.Command;
import org.gongtong.server.ui.part.FormErrors;
import org.gongtong.server.ui.part.Option;

/**
 * An account: what it stands at, its entries, and a form for another one.
 *
 * @param community path segment
 * @param account the account
 * @param parts its parts of restricted time
 * @param waiting what is proposed to become of it, in words; empty for nothing
 * @param lines the newest first
 * @param next the line before which the next page begins; 0 for the last page
 * @param kinds what a transfer can be for
 * @param draft what was typed before
 */
public record AccountPage(
    Shell shell,
    Command command,
    String community,
    AccountsPage.Row account,
    List<AccountsPage.Row> parts,
    String waiting,
    List<Line> lines,
    long next,
    List<Option> kinds,
    Draft draft,
    FormErrors errors)
    implements Page {
  /** Copies the lists. */
  public AccountPage {
    parts = List.copyOf(parts);
    lines = List.copyOf(lines);
    kinds = List.copyOf(kinds);
  }

  /**
   * An entry.
   *
   * @param number its place among the account's own
   * @param at when it took effect
   * @param what what for, in words
   * @param other the account on the other side, as the reader may see it; empty for none
   * @param minutes added, below zero for taken
   * @param balance after it
   * @param why the reason, of one entered by hand; else empty
   * @param correctable whether it may be taken back: it is no counter-entry
   */
  public record Line(
      long number,
      String at,
      String what,
      String other,
      long minutes,
      long balance,
      String why,
      boolean correctable) {}

  /** A transfer as it is typed. */
  public record Draft(String kind, String other, String minutes, String day, String why) {}

  @Override
  public String template() {
    return "staff/bankAccount.jte";
  }
}
