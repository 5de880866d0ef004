package org.gongtong.server.ui.election;

import java.time.ZonedDateTime;
import java.util.List;
import org.gongtong.server.ui.Page;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.part.Command;

/**
 * Checking a ballot paper before it is cast. Equally long whatever is chosen: who can only see how
 * much goes over the net learns nothing.
 *
 * @param election what is elected
 * @param chosen numbers of the candidates the voter marked; nobody is a blank vote
 * @param until when the voter's pages close
 */
public record ElectionCheckPage(
    Shell shell, Command command, ElectionHead election, List<Integer> chosen, ZonedDateTime until)
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
