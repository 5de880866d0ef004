package org.gongtong.server.ui.election;

import org.gongtong.server.ui.Page;
import org.gongtong.server.ui.Shell;

/**
 * Whether an id is on the list of voters: for a voter who looks before the vote, and never whether
 * he took part.
 *
 * @param election the election
 * @param typed the id that was asked for; empty if none was
 * @param listed whether it is on the list and not struck
 */
public record ListedPage(Shell shell, ElectionHead election, String typed, boolean listed)
    implements Page {
  @Override
  public String template() {
    return "election/listed.jte";
  }
}
