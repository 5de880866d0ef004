package org.gongtong.store.mariadb;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.gongtong.core.kernel.CanonicalJson;
import org.gongtong.core.kernel.ContentHash;
import org.gongtong.core.timebank.SettlementPurpose;
import org.gongtong.core.timebank.settlement.Comparison;
import org.gongtong.core.timebank.settlement.Difference;
import org.gongtong.core.timebank.settlement.OrderContent;
import org.gongtong.core.timebank.settlement.OrderState;
import org.gongtong.core.timebank.settlement.SettlementOrder;
import org.gongtong.core.timebank.settlement.Verdict;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Orders, their steps and comparisons as rows. Stateless. */
final class SettlementRows {

  private static final String COLUMNS =
      """
      select o.*, s.step, s.state, s.posted, s.day, s.kept, s.code, s.figures, s.decided_at,
        s.recorded_at, s.actor_kind as step_actor_kind, s.actor_id as step_actor_id
      """;

  /** Orders with their steps. */
  static final String ORDERS =
      COLUMNS
          + """
            from settlement_order o join settlement_step s
              on s.bank = o.bank and s.order_id = o.id
            """;

  /** Likewise, by the steps of a day that settle one. */
  static final String SETTLED =
      COLUMNS
          + """
            from settlement_step s force index (settlement_step_day)
              straight_join settlement_order o on o.bank = s.bank and o.id = s.order_id
            """;

  private SettlementRows() {}

  static void insert(Handle handle, SettlementOrder order) {
    RowBatch.insert(
        handle,
        """
        insert into settlement_order
          (bank, id, partner, goes, command, purpose, account, to_account, minutes, brought,
           sent_at, why, actor_kind, actor_id)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
        List.of(order),
        (statement, row) -> {
          OrderContent content = row.content();
          LedgerColumns.set(statement, 1, row.bankId());
          LedgerColumns.set(statement, 2, row.id());
          LedgerColumns.set(statement, 3, row.partnerId());
          statement.setBoolean(4, row.goes());
          LedgerColumns.set(statement, 5, row.key());
          statement.setString(6, content.purpose().code());
          LedgerColumns.set(statement, 7, row.account());
          LedgerColumns.set(statement, 8, content.toAccount());
          statement.setLong(9, content.minutes());
          statement.setLong(10, content.brought());
          statement.setObject(11, Columns.utc(content.sentAt()));
          statement.setString(12, row.why());
          statement.setString(13, row.proposer().kind().name());
          statement.setString(14, row.proposer().id());
        });
    insertStep(handle, order);
  }

  static void insertStep(Handle handle, SettlementOrder order) {
    RowBatch.insert(
        handle,
        """
        insert into settlement_step
          (bank, order_id, step, state, partner, settled, posted, day, kept, code, figures,
           decided_at, net, recorded_at, actor_kind, actor_id)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
        List.of(order),
        (statement, row) -> {
          SettlementOrder.Step step = row.step();
          Verdict verdict = step.verdict();
          LedgerColumns.set(statement, 1, row.bankId());
          LedgerColumns.set(statement, 2, row.id());
          statement.setInt(3, step.number());
          statement.setString(4, step.state().code());
          LedgerColumns.set(statement, 5, row.partnerId());
          statement.setObject(6, step.state().isSettled() ? Boolean.TRUE : null);
          statement.setObject(7, verdict == null ? null : verdict.posted());
          statement.setObject(8, verdict == null ? null : verdict.day());
          statement.setObject(9, verdict == null ? null : verdict.kept());
          statement.setString(10, verdict == null ? null : verdict.code());
          statement.setString(
              11, verdict == null ? null : LedgerColumns.figures(verdict.figures()));
          statement.setObject(12, verdict == null ? null : Columns.utc(verdict.at()));
          statement.setLong(13, net(row));
          statement.setObject(14, Columns.utc(step.recordedAt()));
          statement.setString(15, step.actor().kind().name());
          statement.setString(16, step.actor().id());
        });
  }

  private static long net(SettlementOrder order) {
    if (order.state() != OrderState.POSTED) {
      return 0;
    }
    return order.goes() ? order.content().minutes() : -order.content().minutes();
  }

  static SettlementOrder order(ResultSet row) throws SQLException {
    UUID bank = Columns.uuid(row, "bank");
    UUID partner = Columns.uuid(row, "partner");
    boolean goes = row.getBoolean("goes");
    OrderContent content =
        new OrderContent(
            Columns.uuid(row, "id"),
            goes ? bank : partner,
            goes ? partner : bank,
            SettlementPurpose.find(row.getString("purpose")).orElseThrow(),
            Columns.uuidOrNull(row, "to_account"),
            row.getLong("minutes"),
            row.getLong("brought"),
            Columns.instant(row, "sent_at"));
    SettlementOrder.Step step =
        new SettlementOrder.Step(
            row.getInt("step"),
            OrderState.find(row.getString("state")).orElseThrow(),
            verdict(row),
            Columns.actor(row, "step_actor_kind", "step_actor_id"),
            Columns.instant(row, "recorded_at"));
    return new SettlementOrder(
        bank,
        content,
        LedgerColumns.key(row, "command"),
        Columns.uuidOrNull(row, "account"),
        row.getString("why"),
        Columns.actor(row, "actor_kind", "actor_id"),
        step);
  }

  private static @Nullable Verdict verdict(ResultSet row) throws SQLException {
    String code = row.getString("code");
    if (code == null) {
      return null;
    }
    Instant at = Columns.instant(row, "decided_at");
    return new Verdict(
        row.getBoolean("posted"),
        row.getObject("day", LocalDate.class),
        row.getLong("kept"),
        code,
        LedgerColumns.figures(row.getString("figures")),
        at);
  }

  static void insert(Handle handle, Comparison comparison) {
    List<Map<String, Object>> differences = new ArrayList<>();
    for (Difference difference : comparison.differences()) {
      Map<String, Object> map = new LinkedHashMap<>();
      map.put("kind", difference.kind().name());
      map.put("where", difference.where());
      map.put("here", difference.here());
      map.put("there", difference.there());
      differences.add(map);
    }
    RowBatch.insert(
        handle,
        """
        insert into settlement_comparison
          (id, bank, partner, day, own_hash, other_hash, differences, recorded_at, actor_kind,
           actor_id)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
        List.of(comparison),
        (statement, row) -> {
          LedgerColumns.set(statement, 1, row.id());
          LedgerColumns.set(statement, 2, row.bankId());
          LedgerColumns.set(statement, 3, row.partnerId());
          statement.setObject(4, row.day());
          statement.setString(5, row.own().hex());
          statement.setString(6, row.other().hex());
          statement.setString(7, CanonicalJson.write(differences));
          statement.setObject(8, Columns.utc(row.recordedAt()));
          statement.setString(9, row.actor().kind().name());
          statement.setString(10, row.actor().id());
        });
  }

  private static String text(Map<?, ?> map, String name) {
    return (String) Objects.requireNonNull(map.get(name), name);
  }

  static Comparison comparison(ResultSet row) throws SQLException {
    List<Difference> differences = new ArrayList<>();
    if (CanonicalJson.read(row.getString("differences")) instanceof List<?> list) {
      for (Object one : list) {
        Map<?, ?> map = (Map<?, ?>) one;
        differences.add(
            new Difference(
                Difference.Kind.valueOf(text(map, "kind")),
                text(map, "where"),
                text(map, "here"),
                text(map, "there")));
      }
    }
    return new Comparison(
        Columns.uuid(row, "id"),
        Columns.uuid(row, "bank"),
        Columns.uuid(row, "partner"),
        row.getObject("day", LocalDate.class),
        new ContentHash(row.getString("own_hash")),
        new ContentHash(row.getString("other_hash")),
        differences,
        Columns.actor(row, "actor_kind", "actor_id"),
        Columns.instant(row, "recorded_at"));
  }
}
