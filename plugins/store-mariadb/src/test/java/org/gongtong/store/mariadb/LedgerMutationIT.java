package org.gongtong.store.mariadb;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.testkit.store.LedgerParts;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Whoever has the database in hand changes one value: the check finds it, or it is said here why it
 * cannot. Every column of every table of ledgers and settlement is asked about.
 */
@Timeout(300)
class LedgerMutationIT {

  /** Rows that are looked at of each table; each is changed column by column. */
  private static final int ROWS = Integer.getInteger("gongtong.mutated.rows", 6);

  private static final String SAID_IN_THE_LOG = "said by nothing but its event, which the log has";
  private static final String NO_RECORD = "no record: made from records again";
  private static final String OF_NO_EFFECT = "of no effect on balances; its event is in the log";

  /** Tables that the check does not look at, and why. */
  private static final Map<String, String> UNASKED =
      Map.ofEntries(
          Map.entry("timebank", "what a bank is comes before what it has"),
          Map.entry("timebank_relative", SAID_IN_THE_LOG),
          Map.entry("timebank_relative_change", SAID_IN_THE_LOG),
          Map.entry("timebank_closing", SAID_IN_THE_LOG),
          Map.entry("timebank_proposal", SAID_IN_THE_LOG),
          Map.entry("timebank_lapse", NO_RECORD),
          Map.entry("timebank_month", NO_RECORD),
          Map.entry("timebank_grant", "counts towards a class's maximum; no balance comes of it"),
          Map.entry("timebank_round", SAID_IN_THE_LOG),
          Map.entry("timebank_round_line", "what is to be granted; what was is in entries"),
          Map.entry("time_bank_rule", SAID_IN_THE_LOG),
          Map.entry("time_bank_edition", SAID_IN_THE_LOG),
          Map.entry("time_bank_service", SAID_IN_THE_LOG),
          Map.entry("settlement_terms", SAID_IN_THE_LOG),
          Map.entry("settlement_relative", SAID_IN_THE_LOG),
          Map.entry("settlement_outbox", NO_RECORD),
          Map.entry("settlement_comparison", "tells of a day's statements alone"));

  /**
   * What of a column is not found.
   *
   * @param rows those of which a change is found all the same, as a condition; none if empty
   * @param why the others are not
   */
  private record Gap(String rows, String why) {}

  /** The first stretch holds all that is before the next one, wherever it begins. */
  private static final String LATER = "from_at > '1000-01-01'";

  private static final String PENDING = "id in (select hold from timebank_pending)";

  private static final String MOVES =
      """
      exists (select 1 from settlement_step s where s.bank = settlement_order.bank
        and s.order_id = settlement_order.id and (s.net <> 0 or s.state = 'sent'
          and not exists (select 1 from settlement_step t where t.bank = s.bank
            and t.order_id = s.order_id and t.step > s.step)))""";

  private static final Map<String, Gap> GAPS =
      Map.ofEntries(
          gap("timebank_account.id", "postings > 0", OF_NO_EFFECT),
          gap("timebank_account.bank", "postings > 0", OF_NO_EFFECT),
          gap("timebank_account.kind", "bucket <> 'personal'", SAID_IN_THE_LOG),
          gap("timebank_account.holder", "", SAID_IN_THE_LOG),
          gap("timebank_account.birth_date", "", SAID_IN_THE_LOG),
          gap("timebank_account.opened", "", SAID_IN_THE_LOG),
          gap("timebank_account.closed", "", SAID_IN_THE_LOG),
          gap(
              "timebank_account.bucket",
              "",
              "with a parent, by a constraint; which, said by its event"),
          gap("timebank_account.parent", "parent is not null", "a constraint: not of a whole one"),
          gap("timebank_account.has_parts", "has_parts", "a mark for nothing costs a look"),
          gap("timebank_account.has_limits", "has_limits", "a mark for nothing costs a look"),
          gap(
              "timebank_account.has_predecessors",
              "has_predecessors",
              "a mark for nothing costs a look"),
          gap("timebank_key.bank", "entry is not null or hold is not null", SAID_IN_THE_LOG),
          gap("timebank_key.command", "entry is not null or hold is not null", SAID_IN_THE_LOG),
          gap("timebank_key.content", "", "a hash of more than is kept: repeated, it conflicts"),
          gap(
              "timebank_key.figures",
              "outcome in ('POSTED', 'POSTED_WITH_OVERFLOW', 'HELD', 'RELEASED')",
              SAID_IN_THE_LOG),
          gap(
              "timebank_key.recorded_at",
              "entry is not null or hold is not null or outcome = 'RELEASED'",
              SAID_IN_THE_LOG),
          gap(
              "timebank_entry.giver",
              "kind not in ('earn', 'grant') or giver is not null",
              OF_NO_EFFECT),
          gap(
              "timebank_entry.receiver",
              "kind not in ('donate', 'return') and (kept > 0 or kind = 'earn')",
              OF_NO_EFFECT),
          gap("timebank_entry.edition", "", SAID_IN_THE_LOG),
          gap("timebank_entry.actor_kind", "", SAID_IN_THE_LOG),
          gap("timebank_entry.actor_id", "", SAID_IN_THE_LOG),
          gap("timebank_day.account", "earned <> 0", OF_NO_EFFECT),
          gap("timebank_day.day", "earned <> 0", OF_NO_EFFECT),
          gap("timebank_span.from_at", LATER, OF_NO_EFFECT),
          gap("timebank_span.from_sequence", LATER, OF_NO_EFFECT),
          gap(
              "timebank_hold.kind",
              "id in (select hold from timebank_hold_end where entry is not null)",
              SAID_IN_THE_LOG),
          gap(
              "timebank_hold.receiver",
              "id in (select hold from timebank_hold_end where entry is not null)",
              SAID_IN_THE_LOG),
          gap("timebank_hold.minutes", PENDING, SAID_IN_THE_LOG),
          gap("timebank_hold.effective_at", "", OF_NO_EFFECT),
          gap("timebank_hold.expires_at", PENDING, OF_NO_EFFECT),
          gap("timebank_hold.edition", "", SAID_IN_THE_LOG),
          gap("timebank_hold.actor_kind", "", SAID_IN_THE_LOG),
          gap("timebank_hold.actor_id", "", SAID_IN_THE_LOG),
          gap("timebank_hold_end.actor_kind", "", SAID_IN_THE_LOG),
          gap("timebank_hold_end.actor_id", "", SAID_IN_THE_LOG),
          gap(
              "timebank_part.part_of",
              "part_of not in (select hold from timebank_hold_end)",
              OF_NO_EFFECT),
          gap(
              "timebank_part.account",
              "part_of not in (select hold from timebank_hold_end)",
              OF_NO_EFFECT),
          gap(
              "timebank_part.minutes",
              "part_of not in (select hold from timebank_hold_end)",
              OF_NO_EFFECT),
          gap("timebank_limit.account", "", SAID_IN_THE_LOG),
          gap("timebank_limit.number", "", SAID_IN_THE_LOG),
          gap("timebank_limit.kind", "", SAID_IN_THE_LOG),
          gap("timebank_limit.from_day", "", SAID_IN_THE_LOG),
          gap("timebank_limit.minutes", "", SAID_IN_THE_LOG),
          gap("timebank_limit.why", "", SAID_IN_THE_LOG),
          gap("timebank_limit.actor_kind", "", SAID_IN_THE_LOG),
          gap("timebank_limit.actor_id", "", SAID_IN_THE_LOG),
          gap("timebank_limit.recorded_at", "", SAID_IN_THE_LOG),
          gap("timebank_predecessor.account", "", SAID_IN_THE_LOG),
          gap("timebank_predecessor.predecessor", "", SAID_IN_THE_LOG),
          gap("settlement_order.bank", MOVES, OF_NO_EFFECT),
          gap("settlement_order.id", MOVES, OF_NO_EFFECT),
          gap("settlement_order.sequence", "", OF_NO_EFFECT),
          gap("settlement_order.goes", MOVES, OF_NO_EFFECT),
          gap("settlement_order.command", "", SAID_IN_THE_LOG),
          gap("settlement_order.purpose", "", SAID_IN_THE_LOG),
          gap("settlement_order.account", "", SAID_IN_THE_LOG),
          gap("settlement_order.to_account", "", SAID_IN_THE_LOG),
          gap("settlement_order.minutes", MOVES, OF_NO_EFFECT),
          gap("settlement_order.brought", "", SAID_IN_THE_LOG),
          gap("settlement_order.sent_at", "", SAID_IN_THE_LOG),
          gap("settlement_order.why", "", SAID_IN_THE_LOG),
          gap("settlement_order.actor_kind", "", SAID_IN_THE_LOG),
          gap("settlement_order.actor_id", "", SAID_IN_THE_LOG),
          gap("settlement_step.bank", "net <> 0", OF_NO_EFFECT),
          gap("settlement_step.order_id", "net <> 0", OF_NO_EFFECT),
          gap("settlement_step.step", "", OF_NO_EFFECT),
          gap("settlement_step.state", "net <> 0", OF_NO_EFFECT),
          gap("settlement_step.net", "settled", OF_NO_EFFECT),
          gap("settlement_step.partner", "net <> 0", OF_NO_EFFECT),
          gap("settlement_step.settled", "net <> 0", OF_NO_EFFECT),
          gap("settlement_step.posted", "", SAID_IN_THE_LOG),
          gap("settlement_step.day", "", "of another day's statement, which the partner compares"),
          gap("settlement_step.kept", "", SAID_IN_THE_LOG),
          gap("settlement_step.code", "", SAID_IN_THE_LOG),
          gap("settlement_step.figures", "", SAID_IN_THE_LOG),
          gap("settlement_step.decided_at", "", SAID_IN_THE_LOG),
          gap("settlement_step.recorded_at", "", SAID_IN_THE_LOG),
          gap("settlement_step.actor_kind", "", SAID_IN_THE_LOG),
          gap("settlement_step.actor_id", "", SAID_IN_THE_LOG));

  /** What else a text becomes. */
  private static final Map<String, String> OTHERS =
      Map.ofEntries(
          Map.entry(
              "timebank_entry.kind",
              "if(kind = 'earn', 'grant', if(kind = 'donate', 'gift', 'donate'))"),
          Map.entry("timebank_account.kind", "if(kind = 'group', 'individual', 'group')"),
          Map.entry("timebank_account.bucket", "if(bucket = 'donated', 'guaranteed', 'donated')"),
          Map.entry(
              "timebank_key.outcome", "if(outcome = 'POSTED', 'POSTED_WITH_OVERFLOW', 'POSTED')"),
          Map.entry("timebank_key.figures", "if(figures is null, '{}', null)"),
          Map.entry("timebank_hold.kind", "if(kind = 'redeem', 'gift', 'redeem')"),
          Map.entry("timebank_hold_end.way", "if(way = 'posted', 'voided', 'posted')"),
          Map.entry("timebank_limit.kind", "'floor'"),
          Map.entry("settlement_order.purpose", "if(purpose = 'move', 'gift', 'move')"),
          Map.entry("settlement_step.state", "if(state = 'sent', 'withdrawn', 'sent')"));

  private static Map.Entry<String, Gap> gap(String column, String rows, String why) {
    return Map.entry(column, new Gap(rows, why));
  }

  /** A value that was changed; nothing else of the transaction remains. */
  private static final class Undone extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final boolean found;

    Undone(boolean found) {
      super("undone", null, false, false);
      this.found = found;
    }
  }

  private record Column(String name, String type, boolean isKey) {

    String inHex() {
      return "hex(" + (type.equals("binary") ? name : "cast(" + name + " as char)") + ")";
    }
  }

  @Test
  void aChangedValueIsFoundOrItIsSaidWhyNot() {
    try (TestStore store = TestStore.fresh(LedgerMutationIT.class, 4)) {
      LedgerParts usual = TestStore.ledgerParts(store.pool());
      LedgerParts parts =
          new LedgerParts(
              usual.work(),
              usual.communities(),
              new MariaDbLedgerStore(new LedgerSpans(4, 4)),
              usual.journal(),
              usual.inspection(),
              usual.audit());
      LedgerMutationScene scene = new LedgerMutationScene(parts);
      assertThat(parts.work().<Boolean>read(scene::isFound)).as("as it is").isFalse();
      Map<String, List<Column>> tables = parts.work().read(LedgerMutationIT::tables);
      List<String> wrong = new ArrayList<>();
      tables.forEach(
          (table, columns) -> {
            if (!UNASKED.containsKey(table)) {
              columns.forEach(column -> wrong.addAll(mutate(parts, scene, table, columns, column)));
            }
          });
      assertThat(wrong).isEmpty();
      List<String> all =
          tables.entrySet().stream()
              .flatMap(table -> table.getValue().stream().map(c -> table.getKey() + "." + c.name()))
              .toList();
      assertThat(all).containsAll(GAPS.keySet()).containsAll(OTHERS.keySet());
      assertThat(tables).containsKeys(UNASKED.keySet().toArray(new String[0]));
    }
  }

  private static Map<String, List<Column>> tables(Transaction transaction) {
    Map<String, List<Column>> tables = new TreeMap<>();
    MariaDbTransaction.reading(transaction)
        .createQuery(
            """
            select table_name, column_name, data_type, column_key = 'PRI' as is_key
            from information_schema.columns
            where table_schema = database() and (table_name like 'timebank%'
              or table_name like 'time\\_bank%' or table_name like 'settlement%')
            order by table_name, ordinal_position""")
        .map(
            (row, context) ->
                Map.entry(
                    row.getString(1),
                    new Column(row.getString(2), row.getString(3), row.getBoolean(4))))
        .forEach(
            one ->
                tables
                    .computeIfAbsent(one.getKey(), name -> new ArrayList<>())
                    .add(one.getValue()));
    return tables;
  }

  /** What was not found of a column, and what should not have been. */
  private static List<String> mutate(
      LedgerParts parts,
      LedgerMutationScene scene,
      String table,
      List<Column> columns,
      Column column) {
    String name = table + "." + column.name();
    Gap gap = GAPS.get(name);
    List<String> wrong = new ArrayList<>();
    if (gap == null || !gap.rows().isEmpty()) {
      List<String> rows =
          parts.work().read(tx -> rows(tx, table, columns, gap == null ? "true" : gap.rows()));
      if (rows.isEmpty()) {
        wrong.add(name + ": no rows");
      }
      for (String row : rows) {
        if (!isFound(parts, scene, table, column, row)) {
          wrong.add(name + " where " + row);
        }
      }
    }
    return wrong;
  }

  /** Conditions that are true of one row each. */
  private static List<String> rows(
      Transaction transaction, String table, List<Column> columns, String condition) {
    List<String> keys = columns.stream().filter(Column::isKey).map(Column::inHex).toList();
    String named = String.join(", ", keys);
    return MariaDbTransaction.reading(transaction)
        .createQuery(
            "select "
                + named
                + " from "
                + table
                + " where "
                + condition
                + " order by crc32(concat("
                + named
                + ")) limit "
                + ROWS)
        .map(
            (row, context) -> {
              List<String> values = new ArrayList<>();
              for (int i = 0; i < keys.size(); i++) {
                values.add(keys.get(i) + " = '" + row.getString(i + 1) + "'");
              }
              return String.join(" and ", values);
            })
        .list();
  }

  private static boolean isFound(
      LedgerParts parts, LedgerMutationScene scene, String table, Column column, String row) {
    try {
      parts
          .work()
          .write(
              transaction -> {
                Handle handle = MariaDbTransaction.writing(transaction);
                handle.execute("set foreign_key_checks = 0, check_constraint_checks = 0");
                int changed =
                    handle.execute(
                        "update "
                            + table
                            + " set "
                            + column.name()
                            + " = "
                            + other(table, column)
                            + " where "
                            + row);
                boolean found = scene.isFound(transaction);
                handle.execute("set foreign_key_checks = 1, check_constraint_checks = 1");
                assertThat(changed).as("%s of %s", column.name(), row).isEqualTo(1);
                throw new Undone(found);
              });
    } catch (Undone undone) {
      return undone.found;
    }
    throw new IllegalStateException("it was not undone");
  }

  private static String other(String table, Column column) {
    String name = column.name();
    String special = OTHERS.get(table + "." + name);
    if (special != null) {
      return special;
    }
    return switch (column.type()) {
      case "uuid" -> "'018f0000-0000-7000-8000-00000000abcd'";
      case "bigint", "int" -> "coalesce(" + name + ", 0) + 1000";
      case "tinyint" -> "if(" + name + " is null, 1, 1 - " + name + ")";
      case "date" -> "coalesce(" + name + ", date '2026-01-01') + interval 400 day";
      case "datetime" -> "coalesce(" + name + ", '2026-01-01') + interval 1 second";
      case "binary" -> "unhex('00112233445566778899aabbccddeeff')";
      default -> "concat(coalesce(" + name + ", ''), 'x')";
    };
  }
}
