package org.gongtong.server.ui.election;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.gongtong.server.ui.Routes;

/** The addresses of the pages of elections. Each argument is one path segment and is encoded. */
public final class ElectionAddress {
  private ElectionAddress() {}

  /** An election as everybody sees it. */
  public static String election(String community, String election) {
    return Routes.community(community) + "/e/" + segment(election);
  }

  /** The opened ballots, sorted, one to a line. */
  public static String ballots(String community, String election) {
    return election(community, election) + "/ballots.txt";
  }

  /** Whether an id is on the list of voters. */
  public static String listed(String community, String election) {
    return election(community, election) + "/listed";
  }

  /** Marking a ballot paper on a screen. */
  public static String choice() {
    return Routes.electionPaper();
  }

  /** Checking it; POST casts. */
  public static String check() {
    return choice() + "/check";
  }

  /** What a voter gets to keep. */
  public static String receipt() {
    return choice() + "/receipt";
  }

  /** A community's elections, for staff. */
  public static String elections(String community) {
    return Routes.desk(community) + "/elections";
  }

  /** A new election. */
  public static String fresh(String community) {
    return Routes.desk(community) + "/e/new";
  }

  /** An election as staff see it. */
  public static String desk(String community, String election) {
    return Routes.desk(community) + "/e/" + segment(election);
  }

  /** Changing a draft. */
  public static String edit(String community, String election) {
    return desk(community, election) + "/edit";
  }

  /** The list of voters. */
  public static String voters(String community, String election) {
    return desk(community, election) + "/voters";
  }

  /** Adding voters to an announced list, and striking some. */
  public static String amend(String community, String election) {
    return voters(community, election) + "/amend";
  }

  /** A step in an election's life: {@code announce}, {@code open} … */
  public static String step(String community, String election, String step) {
    return desk(community, election) + "/steps/" + segment(step);
  }

  /** A trustee's key. */
  public static String key(String community, String election) {
    return desk(community, election) + "/key";
  }

  /** Whether a trustee has written his key down rightly. */
  public static String keyCheck(String community, String election) {
    return key(community, election) + "/check";
  }

  /** Voting letters. */
  public static String letters(String community, String election) {
    return desk(community, election) + "/letters";
  }

  /** Printing a few letters again. */
  public static String reprint(String community, String election) {
    return letters(community, election) + "/reprint";
  }

  /** Marking who was given a ballot paper. */
  public static String marks(String community, String election) {
    return desk(community, election) + "/papers";
  }

  /** Counting. */
  public static String count(String community, String election) {
    return desk(community, election) + "/count";
  }

  private static String segment(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
