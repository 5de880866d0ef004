package org.gongtong.server.ui.election;

import org.gongtong.server.ui.Page;
import org.gongtong.server.ui.Shell;

/**
 * A voter of an election cannot go on, and what to do instead.
 *
 * @param election the election
 */
public record ElectionNoticePage(Shell shell, ElectionNotice notice, ElectionHead election)
    implements Page {
  @Override
  public String template() {
    return "election/notice.jte";
  }
}
