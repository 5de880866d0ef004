package org.gongtong.server.ui.timebank;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.gongtong.server.ui.Routes;

/** The addresses of a member's pages. Each argument is one path segment or value and is encoded. */
public final class BankAddress {
  private BankAddress() {}

  /** The first page; the card opens it. */
  public static String home() {
    return Routes.bank();
  }

  /** Typing the code of a member's card; the same address takes it by POST. */
  public static String card() {
    return home() + "/card";
  }

  /**
   * What the square of a member's card holds, behind the site's address. A browser never sends what
   * stands behind {@code #}.
   */
  public static String scanCard(String code) {
    return card() + "#" + encoded(code);
  }

  /** A community's time bank, for everybody. */
  public static String community(String community) {
    return Routes.community(community) + "/bank";
  }

  /** The same for so many months. */
  public static String community(String community, int months) {
    return community(community) + "?months=" + months;
  }

  /** Giving a person a card, for staff; POST prints it. */
  public static String personCard(String community, String person) {
    return Routes.person(community, person) + "/card";
  }

  /** A person's account of time, for staff. */
  public static String personAccount(String community, String person) {
    return Routes.person(community, person) + "/account";
  }

  /** Ending the session. */
  public static String leave() {
    return home() + "/leave";
  }

  /** Choosing with what somebody needs help, or can help. */
  public static String want(WantKind kind) {
    return home() + "/" + kind.code();
  }

  /** When it is; POST sends it. */
  public static String wantTime(WantKind kind, String category) {
    return want(kind) + "/when?what=" + encoded(category);
  }

  /** An offer or a request of one's own. */
  public static String notice(UUID notice) {
    return home() + "/notices/" + notice;
  }

  /** One's visits. */
  public static String visits() {
    return home() + "/visits";
  }

  /** Older ones. */
  public static String visitsBefore(UUID visit) {
    return visits() + "?before=" + visit;
  }

  /** A visit. */
  public static String visit(UUID visit) {
    return visits() + "/" + visit;
  }

  /** A step of a visit: {@code agree}, {@code confirm}, {@code code} … */
  public static String visit(UUID visit, String step) {
    return visit(visit) + "/" + step;
  }

  /** What the square of a check-in code holds, behind the site's address. */
  public static String scan(UUID visit, String code) {
    return visit(visit, "scan") + "#" + encoded(code);
  }

  /** What happened to one's hours, the newest first. */
  public static String statement() {
    return home() + "/statement";
  }

  /** A further page of it. */
  public static String statementAfter(String cursor) {
    return statement() + "?after=" + encoded(cursor);
  }

  /** A period of it as PDF. */
  public static String statementPdf(StatementPeriod period) {
    return statement() + ".pdf?period=" + period.code();
  }

  /** One entry of it, with its receipt, by its place among one's own. */
  public static String hours(long sequence) {
    return home() + "/hours/" + sequence;
  }

  /** A gift to a relative. */
  public static String gift() {
    return home() + "/gift";
  }

  /** Whether it is right; POST gives. */
  public static String giftCheck() {
    return gift() + "/check";
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
