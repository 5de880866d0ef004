package org.gongtong.server.ui.election;

import java.util.List;
import org.gongtong.server.ui.Page;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.part.Command;

/**
 * Checking a ballot paper before it is cast.
 *
 * @param election what is elected
 * @param chosen whom the voter marked, in the order of the ballot paper; nobody is a blank vote
 */
public record ElectionCheckPage(
    Shell shell, Command command, ElectionHead election, List<ElectionHead.Candidate> chosen)
    implements Page {
  /** Copies the list. */
  public ElectionCheckPage {
    chosen = List.copyOf(chosen);
  }

  @Override
  public String template() {
    return "election/check.jte";
  }
}
