package org.gongtong.server.ui.timebank;

import java.time.LocalDate;
import java.util.List;
import org.gongtong.server.ui.Page;
import org.gongtong.server.ui.Shell;

/**
 * What happened to one's hours, the newest first.
 *
 * @param balance what one has, in words
 * @param coins the same in coins, or empty
 * @param lines a page of it
 * @param earlier where earlier ones are, or empty
 */
public record StatementPage(
    Shell shell, String balance, String coins, List<Line> lines, String earlier) implements Page {

  /** Copies the list. */
  public StatementPage {
    lines = List.copyOf(lines);
  }

  /**
   * A line.
   *
   * @param sequence its place among all of the account
   * @param day on which it took effect
   * @param what what it was, in the reader's language
   * @param minutes added, with its sign, in words
   * @param balance after it, in words with its sign
   * @param added whether minutes were added
   */
  public record Line(
      long sequence, LocalDate day, String what, String minutes, String balance, boolean added) {}

  @Override
  public String template() {
    return "timebank/statement.jte";
  }
}
