package org.gongtong.server.ui.timebank.desk;

/** The addresses of the pages of settlement; templates and controllers take them from here. */
public final class SettlementAddress {
  private SettlementAddress() {}

  /** With whom a community settles; POST enters a pairing code. */
  public static String settlement(String community) {
    return BoardAddress.board(community) + "/settlement";
  }

  /** Making a key, by POST. */
  public static String keys(String community) {
    return settlement(community) + "/keys";
  }

  /** One partner. */
  public static String partner(String community, String partner) {
    return settlement(community) + "/partners/" + partner;
  }

  /** Something done about a partner, by POST: confirm, stop, terms, repay, send. */
  public static String step(String community, String partner, String step) {
    return partner(community, partner) + "/" + step;
  }

  /** Something done about an order, by POST: recall, approve, withdraw. */
  public static String order(String community, String order, String step) {
    return settlement(community) + "/orders/" + order + "/" + step;
  }
}
