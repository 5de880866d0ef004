package org.gongtong.server.ui.timebank.desk;

import java.util.List;
import java.util.Map;
import org.gongtong.server.ui.Page;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.part.Command;
import org.gongtong.server.ui.part.FormErrors;
import org.gongtong.server.ui.part.Option;

/**
 * A community with whom this one settles.
 *
 * @param community path segment
 * @param id of its bank
 * @param name what it is called
 * @param facts what is known of it
 * @param check the check digits of its pairing code; empty if it is on this server
 * @param waits whether the pairing waits for a second person
 * @param runs whether a pairing is in force or waits
 * @param agreed whether anything was agreed
 * @param terms what was agreed, the newest first
 * @param days what comparisons of the last days have found, the newest first
 * @param orders the newest first
 * @param purposes what time may be sent for
 * @param typed fields as they were typed
 */
public record PartnerPage(
    Shell shell,
    Command command,
    String community,
    String id,
    String name,
    List<Fact> facts,
    String check,
    boolean waits,
    boolean runs,
    boolean agreed,
    List<Terms> terms,
    List<Day> days,
    List<SettlementPage.OrderRow> orders,
    List<Option> purposes,
    Map<String, String> typed,
    FormErrors errors)
    implements Page {
  /** Copies the lists. */
  public PartnerPage {
    facts = List.copyOf(facts);
    terms = List.copyOf(terms);
    days = List.copyOf(days);
    orders = List.copyOf(orders);
    purposes = List.copyOf(purposes);
    typed = Map.copyOf(typed);
  }

  /** Something that is known, in words. */
  public record Fact(String label, String value) {}

  /** Limits in minutes, from a day on. */
  public record Terms(String from, long mostSent, long mostReceived, String why, String by) {}

  /**
   * What a comparison found.
   *
   * @param lines what differs and what is to be done; empty if all is at one
   */
  public record Day(String day, List<String> lines) {
    /** Copies the list. */
    public Day {
      lines = List.copyOf(lines);
    }
  }

  /** A field as it was typed. */
  public String typed(String field) {
    return typed.getOrDefault(field, "");
  }

  @Override
  public String template() {
    return "staff/settlementPartner.jte";
  }
}
