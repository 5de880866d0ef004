package org.gongtong.server.ui.timebank.desk;

import java.util.List;
import org.gongtong.server.ui.Page;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.part.Command;
import org.gongtong.server.ui.part.FormErrors;
import org.gongtong.server.ui.part.Link;

/**
 * With whom a community settles.
 *
 * @param community path segment
 * @param code its own pairing code, empty before it has one
 * @param check the check digits of it
 * @param rows partners
 * @param neighbours communities on this server with whom nothing was agreed
 * @param orders those without an answer
 * @param name as it was typed
 * @param typed a code as it was typed
 */
public record SettlementPage(
    Shell shell,
    Command command,
    String community,
    String code,
    String check,
    List<Row> rows,
    List<Link> neighbours,
    List<OrderRow> orders,
    String name,
    String typed,
    FormErrors errors)
    implements Page {
  /** Copies the lists. */
  public SettlementPage {
    rows = List.copyOf(rows);
    neighbours = List.copyOf(neighbours);
    orders = List.copyOf(orders);
  }

  /**
   * A partner.
   *
   * @param stands minutes that have gone there less those that have come, now
   * @param sending minutes on their way there
   * @param day of the last statements of both; empty before there is one
   * @param here what stood here at its end, in words
   * @param there what stood there, in words
   * @param difference by how much they do not mirror each other, in words
   * @param state how it stands, in words
   * @param bad whether somebody should look
   */
  public record Row(
      String id,
      String name,
      long stands,
      long sending,
      String day,
      String here,
      String there,
      String difference,
      String state,
      boolean bad) {}

  /**
   * An order.
   *
   * @param what its purpose and direction, in words
   * @param when since when it is on its way, or when it was sent
   * @param state how far it has come, with why
   * @param steps what can be done about it
   */
  public record OrderRow(
      String id,
      String partner,
      String what,
      long minutes,
      String when,
      String state,
      List<OrderStep> steps) {
    /** Copies the list. */
    public OrderRow {
      steps = List.copyOf(steps);
    }
  }

  @Override
  public String template() {
    return "staff/settlement.jte";
  }
}
