package org.gongtong.server.storage.journal;

import java.util.List;
import java.util.Set;

/**
 * A table of a time bank's journal. Immutable.
 *
 * @param row what a line of it is called
 * @param name of the table
 * @param via the column that names a row of the table whose rows are a bank's; empty if its own are
 * @param owner that table
 * @param without columns that are left out, since they follow from others
 */
record JournalTable(String row, String name, String via, String owner, Set<String> without) {

  static final String POSTING = "posting";
  static final String ACCOUNT = "account";

  /** All tables, in the order of a file. */
  static final List<JournalTable> ALL =
      List.of(
          own("rule", "time_bank_rule"),
          own("edition", "time_bank_edition"),
          own(ACCOUNT, "timebank_account", "spanned"),
          ofAccount("predecessor", "timebank_predecessor"),
          ofAccount("limit", "timebank_limit"),
          ofAccount("relative", "timebank_relative"),
          ofAccount("relative-change", "timebank_relative_change"),
          own("closing", "timebank_closing"),
          own("command", "timebank_key"),
          own("service", "time_bank_service"),
          own("entry", "timebank_entry"),
          ofAccount("grant", "timebank_grant"),
          own("round", "timebank_round"),
          new JournalTable(
              "round-line", "timebank_round_line", "round", "timebank_round", Set.of()),
          ofAccount(POSTING, "timebank_posting"),
          own("hold", "timebank_hold"),
          ofAccount("part", "timebank_part"),
          new JournalTable("hold-end", "timebank_hold_end", "hold", "timebank_hold", Set.of()),
          own("clearing", "settlement_clearing"),
          own("terms", "settlement_terms"),
          ofAccount("far-relative", "settlement_relative"),
          own("order", "settlement_order"),
          own("order-step", "settlement_step"),
          own("message", "settlement_outbox"),
          own("comparison", "settlement_comparison"));

  /**
   * Tables whose rows follow from those of others, and are made again, here or when needed; and
   * what waits for somebody, which is no record.
   */
  static final Set<String> FOLLOWING =
      Set.of(
          "timebank_reversal",
          "timebank_day",
          "timebank_pending",
          "timebank_span",
          "timebank_lapse",
          "timebank_month",
          "timebank_proposal");

  private static final Set<String> SET_UP = Set.of("time_bank_rule", "time_bank_edition");

  private static JournalTable own(String row, String name, String... without) {
    return new JournalTable(row, name, "", "", Set.of(without));
  }

  private static JournalTable ofAccount(String row, String name) {
    return new JournalTable(row, name, "account", "timebank_account", Set.of());
  }

  /** Whether an empty bank may have rows of it: what it was set up with. */
  boolean isSetUp() {
    return SET_UP.contains(name);
  }

  /** Whether its rows say themselves of which bank they are. */
  boolean hasBank() {
    return via.isEmpty();
  }

  /** The condition that a row is of a bank, with its id to be bound. */
  String ofBank() {
    return hasBank() ? "t.bank = ?" : "b.bank = ?";
  }

  /** Rows in the order in which they lie: the database looks up whose each is. */
  String from() {
    return "select straight_join {columns} from "
        + name
        + " t force index (primary)"
        + (hasBank() ? "" : " join " + owner + " b on b.id = t." + via);
  }
}
