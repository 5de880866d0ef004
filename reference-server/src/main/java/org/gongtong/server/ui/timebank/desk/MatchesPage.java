package org.gongtong.server.ui.timebank.desk;

import java.util.List;
import org.gongtong.server.ui.Page;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.part.Command;
import org.gongtong.server.ui.part.FormErrors;
import org.gongtong.server.ui.part.Option;

/**
 * A request and what answers it, the best one first.
 *
 * @param community path segment
 * @param request the request
 * @param matches with their reasons
 */
public record MatchesPage(
    Shell shell,
    Command command,
    String community,
    BoardPage.RequestRow request,
    List<Row> matches,
    FormErrors errors)
    implements Page {
  /** Copies the list. */
  public MatchesPage {
    matches = List.copyOf(matches);
  }

  /**
   * An offer that answers it.
   *
   * @param offer its id
   * @param member who helps, as the reader may see him
   * @param when in which window
   * @param percent how well it answers, 0 to 100
   * @param score the sum of the points
   * @param reasons one for each thing that counts
   * @param categories services that both name
   * @param draft what the form holds
   * @param fault what was wrong with it; empty for nothing
   */
  public record Row(
      String offer,
      String member,
      String when,
      int percent,
      long score,
      List<String> reasons,
      List<Option> categories,
      Draft draft,
      String fault) {
    /** Copies the lists. */
    public Row {
      reasons = List.copyOf(reasons);
      categories = List.copyOf(categories);
    }
  }

  /**
   * An appointment as it is typed.
   *
   * @param from day and time, in the place's own
   * @param minutes how long
   * @param kind whose time pays for it
   */
  public record Draft(String category, String from, String minutes, String kind) {}

  @Override
  public String template() {
    return "staff/bankMatches.jte";
  }
}
