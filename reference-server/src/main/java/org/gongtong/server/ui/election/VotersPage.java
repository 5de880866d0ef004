package org.gongtong.server.ui.election;

import java.util.List;
import org.gongtong.server.ui.Page;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.part.Command;
import org.gongtong.server.ui.part.FormErrors;

/**
 * The list of voters of an election, by ids that name nobody.
 *
 * @param election the election
 * @param draft whether the whole list can be replaced
 * @param amendable whether single voters can be added and struck, after the announcement
 * @param voters how many are on it
 * @param hash of the list; empty before it freezes
 * @param found how many persons of the community's records may vote; 0 hides the button
 * @param pasted as typed before
 * @param added as typed before
 * @param struck as typed before
 * @param reason why, as typed
 * @param faults what is wrong in a list that was not taken, the first of it
 */
public record VotersPage(
    Shell shell,
    Command command,
    ElectionHead election,
    boolean draft,
    boolean amendable,
    long voters,
    String hash,
    long found,
    String pasted,
    String added,
    String struck,
    String reason,
    List<String> faults,
    FormErrors errors)
    implements Page {
  /** Copies the list. */
  public VotersPage {
    faults = List.copyOf(faults);
  }

  @Override
  public String template() {
    return "election/voters.jte";
  }
}
