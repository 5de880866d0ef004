package org.gongtong.server.ui.election;

import java.time.ZonedDateTime;
import java.util.List;
import org.gongtong.server.ui.Page;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.part.Command;
import org.gongtong.server.ui.part.FormErrors;

/**
 * The ballot paper of an election.
 *
 * @param election what is elected
 * @param chosen numbers of the candidates marked before
 * @param until when the voter's pages close
 */
public record ElectionChoicePage(
    Shell shell,
    Command command,
    ElectionHead election,
    List<Integer> chosen,
    ZonedDateTime until,
    FormErrors errors)
    implements Page {
  /** Copies the list. */
  public ElectionChoicePage {
    chosen = List.copyOf(chosen);
  }

  @Override
  public String template() {
    return "election/choice.jte";
  }
}
