package org.gongtong.server.ui.election;

import java.util.List;
import org.gongtong.server.ui.Page;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.part.Bar;
import org.gongtong.server.ui.part.Citation;
import org.jspecify.annotations.Nullable;

/**
 * An election as everybody sees it.
 *
 * @param election the election
 * @param basis who votes, in the reader's language; empty when no rule says it any more
 * @param note what voters should know, by paragraphs
 * @param remark why it was withdrawn or is void, else empty
 * @param needs what the law asks for
 * @param trustees the names of those who keep a key (Chinese)
 * @param quorum how many keys open the box
 * @param keys who keeps one, and since when
 * @param amendments corrections of the list of voters
 * @param voters how many are on the list; 0 before it is there
 * @param contentHash hash of what was announced
 * @param rollHash hash of the list of voters; empty before it is there
 * @param turnout how many took part, in words; empty before the opening
 * @param result null before the count
 */
public record ElectionPage(
    Shell shell,
    ElectionHead election,
    String basis,
    List<String> note,
    String remark,
    List<ElectionNeed> needs,
    List<String> trustees,
    int quorum,
    List<KeyRow> keys,
    List<Amendment> amendments,
    long voters,
    String contentHash,
    String rollHash,
    String turnout,
    @Nullable Result result)
    implements Page {
  /** Copies the list. */
  public ElectionPage {
    note = List.copyOf(note);
    needs = List.copyOf(needs);
    trustees = List.copyOf(trustees);
    keys = List.copyOf(keys);
    amendments = List.copyOf(amendments);
  }

  /**
   * What came of it.
   *
   * @param valid whether enough took part
   * @param why the result in sentences, the first the most important
   * @param turnout how many took part of all who may vote, against what is asked
   * @param citation of what is asked
   * @param candidates those elected first
   * @param figures totals in words
   * @param opened how many ballots the file has
   * @param told whether the file of opened ballots is given; few ballots would tell whose they are
   * @param boxRoot root over the sealed ballots, logged before they were opened
   * @param openedRoot root over the opened ballots
   */
  public record Result(
      boolean valid,
      List<String> why,
      Bar turnout,
      Citation citation,
      List<CandidateRow> candidates,
      List<Figure> figures,
      long opened,
      boolean told,
      String boxRoot,
      String openedRoot) {
    /** Copies the lists. */
    public Result {
      why = List.copyOf(why);
      candidates = List.copyOf(candidates);
      figures = List.copyOf(figures);
    }
  }

  /**
   * What a candidate got.
   *
   * @param name as on the ballot paper
   * @param elected whether he is elected
   * @param verdict in words: elected, not elected, a tie …
   * @param votes against what is asked
   * @param papers how many of them on papers that were counted as sums; null if there are none
   */
  public record CandidateRow(
      String name, boolean elected, String verdict, Bar votes, @Nullable Integer papers) {}

  /**
   * A correction of the list of voters.
   *
   * @param what when, and how many were added and struck, in words
   * @param why the reason given
   */
  public record Amendment(String what, String why) {}

  /**
   * A trustee.
   *
   * @param name as it was announced
   * @param made when his key was made, in words
   */
  public record KeyRow(String name, String made) {}

  /**
   * A figure.
   *
   * @param name what it is
   * @param number how many
   */
  public record Figure(String name, long number) {}

  @Override
  public String template() {
    return "election/election.jte";
  }
}
