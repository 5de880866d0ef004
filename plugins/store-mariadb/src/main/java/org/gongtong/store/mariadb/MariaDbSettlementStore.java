package org.gongtong.store.mariadb;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.rules.ScopeCode;
import org.gongtong.core.timebank.OperationKey;
import org.gongtong.core.timebank.settlement.Clearing;
import org.gongtong.core.timebank.settlement.ClearingTerms;
import org.gongtong.core.timebank.settlement.Comparison;
import org.gongtong.core.timebank.settlement.Errand;
import org.gongtong.core.timebank.settlement.FarRelative;
import org.gongtong.core.timebank.settlement.SettlementOrder;
import org.gongtong.core.timebank.settlement.SettlementStore;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** Settlement in the tables {@code settlement…}. Thread-safe. */
public final class MariaDbSettlementStore implements SettlementStore {

  /** How what was settled on a day is found. */
  static final String SETTLED_ON =
      SettlementRows.SETTLED
          + """
            where s.bank = :bank and s.partner = :partner and s.settled = 1 and s.day = :day""";

  /** How messages whose time has come are found. */
  static final String DUE =
      "select * from settlement_outbox where due_at <= :now order by due_at limit :limit";

  @Override
  public void addClearing(Transaction transaction, Clearing clearing) {
    RowBatch.insert(
        MariaDbTransaction.writing(transaction),
        "insert into settlement_clearing (bank, partner, account, sending) values (?, ?, ?, ?)",
        List.of(clearing),
        (statement, row) -> {
          LedgerColumns.set(statement, 1, row.bankId());
          LedgerColumns.set(statement, 2, row.partnerId());
          LedgerColumns.set(statement, 3, row.accountId());
          statement.setLong(4, row.sending());
        });
  }

  @Override
  public Optional<Clearing> find(Transaction transaction, UUID bankId, UUID partnerId) {
    return clearings(
            MariaDbTransaction.reading(transaction)
                .createQuery("select * from settlement_clearing where bank = ? and partner = ?")
                .bind(0, bankId.toString())
                .bind(1, partnerId.toString()))
        .stream()
        .findFirst();
  }

  @Override
  public Optional<Clearing> lock(Transaction transaction, UUID bankId, UUID partnerId) {
    return clearings(
            MariaDbTransaction.writing(transaction)
                .createQuery(
                    "select * from settlement_clearing where bank = ? and partner = ? for update")
                .bind(0, bankId.toString())
                .bind(1, partnerId.toString()))
        .stream()
        .findFirst();
  }

  @Override
  public List<Clearing> clearings(Transaction transaction, UUID bankId) {
    return clearings(
        MariaDbTransaction.reading(transaction)
            .createQuery("select * from settlement_clearing where bank = ? order by partner")
            .bind(0, bankId.toString()));
  }

  private static List<Clearing> clearings(Query query) {
    return query
        .map(
            (row, context) ->
                new Clearing(
                    Columns.uuid(row, "bank"),
                    Columns.uuid(row, "partner"),
                    Columns.uuid(row, "account"),
                    row.getLong("sending")))
        .list();
  }

  @Override
  public void addSending(Transaction transaction, UUID bankId, UUID partnerId, long minutes) {
    MariaDbTransaction.writing(transaction)
        .createUpdate(
            "update settlement_clearing set sending = sending + ? where bank = ? and partner = ?")
        .bind(0, minutes)
        .bind(1, bankId.toString())
        .bind(2, partnerId.toString())
        .execute();
  }

  @Override
  public void addTerms(Transaction transaction, ClearingTerms terms) {
    RowBatch.insert(
        MariaDbTransaction.writing(transaction),
        """
        insert into settlement_terms
          (bank, partner, version, place, most_sent, most_received, from_day, why, recorded_at,
           actor_kind, actor_id)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
        List.of(terms),
        (statement, row) -> {
          LedgerColumns.set(statement, 1, row.bankId());
          LedgerColumns.set(statement, 2, row.partnerId());
          statement.setInt(3, row.version());
          statement.setString(4, row.place().code());
          statement.setLong(5, row.mostSent());
          statement.setLong(6, row.mostReceived());
          statement.setObject(7, row.from());
          statement.setString(8, row.why());
          statement.setObject(9, Columns.utc(row.recordedAt()));
          statement.setString(10, row.actor().kind().name());
          statement.setString(11, row.actor().id());
        });
  }

  @Override
  public List<ClearingTerms> terms(Transaction transaction, UUID bankId, UUID partnerId) {
    return MariaDbTransaction.reading(transaction)
        .createQuery(
            "select * from settlement_terms where bank = ? and partner = ? order by version")
        .bind(0, bankId.toString())
        .bind(1, partnerId.toString())
        .map(
            (row, context) ->
                new ClearingTerms(
                    bankId,
                    partnerId,
                    row.getInt("version"),
                    ScopeCode.of(row.getString("place")),
                    row.getLong("most_sent"),
                    row.getLong("most_received"),
                    row.getObject("from_day", LocalDate.class),
                    row.getString("why"),
                    Columns.actor(row, "actor_kind", "actor_id"),
                    Columns.instant(row, "recorded_at")))
        .list();
  }

  @Override
  public boolean addRelative(Transaction transaction, FarRelative relative) {
    return MariaDbTransaction.writing(transaction)
            .createUpdate(
                """
                insert ignore into settlement_relative
                  (account, partner, far_account, relation, recorded_at, actor_kind, actor_id)
                values (?, ?, ?, ?, ?, ?, ?)""")
            .bind(0, relative.accountId().toString())
            .bind(1, relative.partnerId().toString())
            .bind(2, relative.farAccountId().toString())
            .bind(3, relative.relation())
            .bind(4, Columns.utc(relative.recordedAt()))
            .bind(5, relative.actor().kind().name())
            .bind(6, relative.actor().id())
            .execute()
        > 0;
  }

  @Override
  public Set<String> relations(
      Transaction transaction, UUID accountId, UUID partnerId, UUID farAccountId) {
    return MariaDbTransaction.reading(transaction)
        .createQuery(
            """
            select relation from settlement_relative
            where account = ? and partner = ? and far_account = ?""")
        .bind(0, accountId.toString())
        .bind(1, partnerId.toString())
        .bind(2, farAccountId.toString())
        .mapTo(String.class)
        .stream()
        .collect(Collectors.toSet());
  }

  @Override
  public void add(Transaction transaction, SettlementOrder order) {
    SettlementRows.insert(MariaDbTransaction.writing(transaction), order);
  }

  @Override
  public void addStep(Transaction transaction, SettlementOrder order) {
    SettlementRows.insertStep(MariaDbTransaction.writing(transaction), order);
  }

  @Override
  public Optional<SettlementOrder> findOrder(Transaction transaction, UUID bankId, UUID orderId) {
    return MariaDbTransaction.reading(transaction)
        .createQuery(
            SettlementRows.ORDERS + " where o.bank = ? and o.id = ? order by s.step desc limit 1")
        .bind(0, bankId.toString())
        .bind(1, orderId.toString())
        .map((row, context) -> SettlementRows.order(row))
        .findOne();
  }

  @Override
  public Optional<SettlementOrder> findByKey(
      Transaction transaction, UUID bankId, OperationKey key) {
    return MariaDbTransaction.reading(transaction)
        .createQuery(
            SettlementRows.ORDERS
                + " where o.bank = ? and o.command = ? order by s.step desc limit 1")
        .bind(0, bankId.toString())
        .bind(1, LedgerColumns.bytes(key))
        .map((row, context) -> SettlementRows.order(row))
        .findOne();
  }

  @Override
  public List<SettlementOrder.Step> steps(Transaction transaction, UUID bankId, UUID orderId) {
    return MariaDbTransaction.reading(transaction)
        .createQuery(SettlementRows.ORDERS + " where o.bank = ? and o.id = ? order by s.step")
        .bind(0, bankId.toString())
        .bind(1, orderId.toString())
        .map((row, context) -> SettlementRows.order(row).step())
        .list();
  }

  @Override
  public List<SettlementOrder> page(
      Transaction transaction, UUID bankId, @Nullable UUID before, int limit) {
    requirePage(limit);
    Handle handle = MariaDbTransaction.reading(transaction);
    long below =
        before == null
            ? Long.MAX_VALUE
            : handle
                .createQuery("select sequence from settlement_order where bank = ? and id = ?")
                .bind(0, bankId.toString())
                .bind(1, before.toString())
                .mapTo(Long.class)
                .findOne()
                .orElse(0L);
    return handle
        .createQuery(
            SettlementRows.ORDERS
                + """
                   where o.bank = ? and o.sequence < ?
                    and s.step = (select max(step) from settlement_step
                      where bank = o.bank and order_id = o.id)
                  order by o.sequence desc limit ?""")
        .bind(0, bankId.toString())
        .bind(1, below)
        .bind(2, limit)
        .map((row, context) -> SettlementRows.order(row))
        .list();
  }

  private static void requirePage(int limit) {
    if (limit < 1 || limit > MOST) {
      throw new IllegalArgumentException("1 to 200 are read at once: " + limit);
    }
  }

  @Override
  public List<SettlementOrder> settledOn(
      Transaction transaction, UUID bankId, UUID partnerId, LocalDate day) {
    return MariaDbTransaction.reading(transaction)
        .createQuery(SETTLED_ON + " order by s.order_id")
        .bind("bank", bankId.toString())
        .bind("partner", partnerId.toString())
        .bind("day", day)
        .map((row, context) -> SettlementRows.order(row))
        .list();
  }

  @Override
  public long settledUpTo(Transaction transaction, UUID bankId, UUID partnerId, LocalDate day) {
    return MariaDbTransaction.reading(transaction)
        .createQuery(
            """
            select coalesce(sum(net), 0) from settlement_step
            where bank = ? and partner = ? and settled = 1 and day <= ?""")
        .bind(0, bankId.toString())
        .bind(1, partnerId.toString())
        .bind(2, day)
        .mapTo(Long.class)
        .one();
  }

  @Override
  public void put(Transaction transaction, Errand errand) {
    MariaDbTransaction.writing(transaction)
        .createUpdate(
            """
            insert into settlement_outbox (bank, order_id, kind, attempts, due_at, since)
            values (?, ?, ?, ?, ?, ?)
            on duplicate key update kind = values(kind), attempts = values(attempts),
              due_at = values(due_at), since = values(since)""")
        .bind(0, errand.bankId().toString())
        .bind(1, errand.orderId().toString())
        .bind(2, errand.kind().code())
        .bind(3, errand.attempts())
        .bind(4, Columns.utc(errand.dueAt()))
        .bind(5, Columns.utc(errand.since()))
        .execute();
  }

  @Override
  public boolean claim(Transaction transaction, Errand read, Errand tried) {
    return MariaDbTransaction.writing(transaction)
            .createUpdate(
                """
                update settlement_outbox set attempts = ?, due_at = ?
                where bank = ? and order_id = ? and kind = ? and attempts = ? and due_at = ?""")
            .bind(0, tried.attempts())
            .bind(1, Columns.utc(tried.dueAt()))
            .bind(2, read.bankId().toString())
            .bind(3, read.orderId().toString())
            .bind(4, read.kind().code())
            .bind(5, read.attempts())
            .bind(6, Columns.utc(read.dueAt()))
            .execute()
        == 1;
  }

  @Override
  public void remove(Transaction transaction, UUID bankId, UUID orderId, Set<Errand.Kind> kinds) {
    MariaDbTransaction.writing(transaction)
        .createUpdate(
            "delete from settlement_outbox where bank = :bank and order_id = :order"
                + " and kind in (<kinds>)")
        .bind("bank", bankId.toString())
        .bind("order", orderId.toString())
        .bindList("kinds", kinds.stream().map(Errand.Kind::code).sorted().toList())
        .execute();
  }

  @Override
  public List<Errand> due(Transaction transaction, Instant now, int limit) {
    requirePage(limit);
    return errands(
        MariaDbTransaction.reading(transaction)
            .createQuery(DUE)
            .bind("now", Columns.utc(now))
            .bind("limit", limit));
  }

  @Override
  public List<Errand> errands(Transaction transaction, UUID bankId, int limit) {
    requirePage(limit);
    return errands(
        MariaDbTransaction.reading(transaction)
            .createQuery(
                "select * from settlement_outbox where bank = :bank order by since limit :limit")
            .bind("bank", bankId.toString())
            .bind("limit", limit));
  }

  private static List<Errand> errands(Query query) {
    return query
        .map(
            (row, context) ->
                new Errand(
                    Columns.uuid(row, "bank"),
                    Columns.uuid(row, "order_id"),
                    Errand.Kind.find(row.getString("kind")).orElseThrow(),
                    row.getInt("attempts"),
                    Columns.instant(row, "due_at"),
                    Columns.instant(row, "since")))
        .list();
  }

  @Override
  public void addComparison(Transaction transaction, Comparison comparison) {
    SettlementRows.insert(MariaDbTransaction.writing(transaction), comparison);
  }

  @Override
  public List<Comparison> comparisons(
      Transaction transaction, UUID bankId, UUID partnerId, LocalDate day) {
    return MariaDbTransaction.reading(transaction)
        .createQuery(
            """
            select * from settlement_comparison where bank = ? and partner = ? and day = ?
            order by sequence""")
        .bind(0, bankId.toString())
        .bind(1, partnerId.toString())
        .bind(2, day)
        .map((row, context) -> SettlementRows.comparison(row))
        .list();
  }
}
