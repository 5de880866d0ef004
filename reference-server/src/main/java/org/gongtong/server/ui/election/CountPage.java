package org.gongtong.server.ui.election;

import java.util.List;
import org.gongtong.server.ui.Page;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.part.Command;
import org.gongtong.server.ui.part.FormErrors;

/**
 * Opening the box and counting, two people together. Key codes and passwords that were typed never
 * come back to the page.
 *
 * @param election the election
 * @param keys how many keys there are
 * @param quorum how many of them open the box
 * @param web how many took part on the web
 * @param paper how many were given a ballot paper
 * @param box what was counted out of the box of papers, as typed before
 * @param witness login of the second person, as typed before
 */
public record CountPage(
    Shell shell,
    Command command,
    ElectionHead election,
    int keys,
    int quorum,
    long web,
    long paper,
    Box box,
    String witness,
    FormErrors errors)
    implements Page {
  /** How the name of every field begins that takes a key code. */
  public static final String KEY = "key-";

  /** How the name of every field begins that takes a candidate's votes on paper. */
  public static final String VOTES = "votes-";

  /** The field of the second person's login. */
  public static final String WITNESS = "witness";

  /** The field of the second person's password. */
  public static final String WITNESS_PASSWORD = "witness-password";

  /**
   * The box of papers, as typed.
   *
   * @param found papers in it
   * @param invalid of them, invalid
   * @param blank of them, without a mark
   * @param votes by candidate, in the order of the ballot paper
   * @param read papers read one by one, a line each; then only invalid ones are told besides
   */
  public record Box(String found, String invalid, String blank, List<String> votes, String read) {
    /** Copies the list. */
    public Box {
      votes = List.copyOf(votes);
    }
  }

  @Override
  public String template() {
    return "election/count.jte";
  }
}
