package org.gongtong.store.mariadb;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.rules.RuleId;
import org.gongtong.core.timebank.OperationKey;
import org.gongtong.core.timebank.bank.BankStore;
import org.gongtong.core.timebank.bank.KeptEdition;
import org.gongtong.core.timebank.bank.PostedService;
import org.gongtong.core.timebank.bank.RuleChoice;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** What banks chose and used, in the tables {@code time_bank_…}. Thread-safe. */
public final class MariaDbBankStore implements BankStore {

  @Override
  public void addChoice(Transaction transaction, RuleChoice choice) {
    RowBatch.insert(
        MariaDbTransaction.writing(transaction),
        """
        insert into time_bank_rule
          (bank, number, from_day, rule, recorded_at, actor_kind, actor_id)
        values (?, ?, ?, ?, ?, ?, ?)""",
        List.of(choice),
        (statement, one) -> {
          RuleId rule = one.rule();
          LedgerColumns.set(statement, 1, one.bankId());
          statement.setInt(2, one.number());
          statement.setObject(3, one.from());
          statement.setString(4, rule == null ? null : rule.value());
          statement.setObject(5, Columns.utc(one.recordedAt()));
          statement.setString(6, one.actor().kind().name());
          statement.setString(7, one.actor().id());
        });
  }

  @Override
  public List<RuleChoice> choices(Transaction transaction, UUID bankId) {
    return MariaDbTransaction.reading(transaction)
        .createQuery("select * from time_bank_rule where bank = ? order by number")
        .bind(0, bankId.toString())
        .map(
            (row, context) -> {
              String rule = row.getString("rule");
              return new RuleChoice(
                  bankId,
                  row.getInt("number"),
                  row.getObject("from_day", LocalDate.class),
                  rule == null ? null : new RuleId(rule),
                  Columns.instant(row, "recorded_at"),
                  Columns.actor(row, "actor_kind", "actor_id"));
            })
        .list();
  }

  @Override
  public void keep(Transaction transaction, KeptEdition edition) {
    MariaDbTransaction.writing(transaction)
        .createUpdate(
            "insert ignore into time_bank_edition (bank, edition, recorded_at, rule)"
                + " values (?, ?, ?, ?)")
        .bind(0, edition.bankId().toString())
        .bind(1, edition.edition())
        .bind(2, Columns.utc(edition.recordedAt()))
        .bind(3, edition.rule())
        .execute();
  }

  @Override
  public Optional<KeptEdition> edition(Transaction transaction, UUID bankId, String edition) {
    return MariaDbTransaction.reading(transaction)
        .createQuery("select * from time_bank_edition where bank = ? and edition = ?")
        .bind(0, bankId.toString())
        .bind(1, edition)
        .map(
            (row, context) ->
                new KeptEdition(
                    bankId,
                    row.getString("edition"),
                    Columns.instant(row, "recorded_at"),
                    row.getString("rule")))
        .findOne();
  }

  @Override
  public void addService(Transaction transaction, PostedService service) {
    RowBatch.insert(
        MariaDbTransaction.writing(transaction),
        "insert into time_bank_service (bank, command, appointment, rounding, edition)"
            + " values (?, ?, ?, ?, ?)",
        List.of(service),
        (statement, one) -> {
          LedgerColumns.set(statement, 1, one.bankId());
          LedgerColumns.set(statement, 2, one.key());
          LedgerColumns.set(statement, 3, one.appointmentId());
          statement.setString(4, one.rounding());
          statement.setString(5, one.edition());
        });
  }

  @Override
  public Map<OperationKey, PostedService> services(
      Transaction transaction, UUID bankId, Collection<OperationKey> keys) {
    Handle handle = MariaDbTransaction.reading(transaction);
    Map<OperationKey, PostedService> found = new HashMap<>();
    RowBatch.read(
        keys,
        (places, some) -> {
          Query query =
              handle
                  .createQuery(
                      "select * from time_bank_service where bank = ? and command in ("
                          + places
                          + ")")
                  .bind(0, bankId.toString());
          for (int i = 0; i < some.size(); i++) {
            query.bind(i + 1, LedgerColumns.bytes(some.get(i)));
          }
          query
              .map(
                  (row, context) ->
                      new PostedService(
                          bankId,
                          LedgerColumns.key(row, "command"),
                          Columns.uuid(row, "appointment"),
                          row.getString("rounding"),
                          row.getString("edition")))
              .forEach(service -> found.put(service.key(), service));
        });
    return found;
  }
}
