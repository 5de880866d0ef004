package org.gongtong.server.ui.election;

import org.gongtong.server.ui.Page;
import org.gongtong.server.ui.Shell;

/**
 * A trustee's key, told this once: to be printed or copied, and sealed in an envelope.
 *
 * @param election the election
 * @param login whose key it is
 * @param number of the key
 * @param keys how many there are
 * @param quorum how many of them open the box
 * @param code the key as it is typed at the count, in groups
 */
public record KeySheetPage(
    Shell shell, ElectionHead election, String login, int number, int keys, int quorum, String code)
    implements Page {

  /** Says whose key it is, and hides it. */
  @Override
  public String toString() {
    return "KeySheetPage[election=" + election.id() + ", number=" + number + ", code=***]";
  }

  @Override
  public String template() {
    return "election/keySheet.jte";
  }
}
