package org.gongtong.server.ui.timebank.grant;

import org.gongtong.server.ui.timebank.desk.BoardAddress;

/** The addresses of the pages in this package; templates and controllers take them from here. */
public final class GrantAddress {
  private GrantAddress() {}

  /** Rounds: what there was, a form, and what it would do; POST begins one. */
  public static String rounds(String community) {
    return BoardAddress.board(community) + "/rounds";
  }

  /** A round. */
  public static String round(String community, String round) {
    return rounds(community) + "/" + round;
  }

  /** Carrying on what is not finished, by POST. */
  public static String carryOn(String community, String round) {
    return round(community, round) + "/carry-on";
  }

  /** What is attested of the member whose account it is; POST attests. */
  public static String needs(String community, String account) {
    return BoardAddress.account(community, account) + "/needs";
  }

  /** Ending a circumstance, by POST. */
  public static String end(String community, String account, String need) {
    return needs(community, account) + "/" + need + "/end";
  }
}
