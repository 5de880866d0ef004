package org.gongtong.server.ui.election;

import java.util.List;
import org.gongtong.server.ui.Page;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.part.Command;
import org.gongtong.server.ui.part.FormErrors;
import org.gongtong.server.ui.part.Option;

/**
 * Drafting an election, or changing a draft.
 *
 * @param community path segment of the community
 * @param election path segment of the election, empty for a new one
 * @param draft as typed before
 * @param rules the elections that the rules of the place know, to choose from
 * @param rounds which round it is, to choose from
 * @param earlier counted elections with open seats, to choose from
 */
public record ElectionFormPage(
    Shell shell,
    Command command,
    String community,
    String election,
    Draft draft,
    List<Option> rules,
    List<Option> rounds,
    List<Option> earlier,
    FormErrors errors)
    implements Page {
  /** Copies the lists. */
  public ElectionFormPage {
    rules = List.copyOf(rules);
    rounds = List.copyOf(rounds);
    earlier = List.copyOf(earlier);
  }

  /**
   * The fields, as typed.
   *
   * @param title what is elected
   * @param note what voters should know
   * @param rule id of the rule, which says who votes
   * @param round code of the round
   * @param follows id of the election whose open seats are filled
   * @param seats how many are to be elected
   * @param candidates one to a line
   * @param trustees a login and a name to a line
   * @param quorum how many keys open the box
   */
  public record Draft(
      String title,
      String note,
      String rule,
      String round,
      String follows,
      String seats,
      String candidates,
      String trustees,
      String quorum) {}

  @Override
  public String template() {
    return "election/form.jte";
  }
}
