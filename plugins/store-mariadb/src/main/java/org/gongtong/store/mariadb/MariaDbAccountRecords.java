package org.gongtong.store.mariadb;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.timebank.AccountKind;
import org.gongtong.core.timebank.AccountLimit;
import org.gongtong.core.timebank.LimitKind;
import org.gongtong.core.timebank.OperationKey;
import org.gongtong.core.timebank.ledger.AccountRecords;
import org.gongtong.core.timebank.ledger.AccountState;
import org.gongtong.core.timebank.ledger.Closing;
import org.gongtong.core.timebank.ledger.ClosingWay;
import org.gongtong.core.timebank.ledger.KinChange;
import org.gongtong.core.timebank.ledger.LapseStore;
import org.gongtong.core.timebank.ledger.LedgerAccount;
import org.gongtong.core.timebank.ledger.LedgerRows;
import org.gongtong.core.timebank.ledger.Predecessor;
import org.gongtong.core.timebank.ledger.ProposalStore;
import org.gongtong.core.timebank.ledger.RecordedLimit;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** What there is about accounts beside themselves, in the tables {@code timebank…}. Thread-safe. */
final class MariaDbAccountRecords implements AccountRecords {

  private static final UUID FIRST = new UUID(0, 0);

  private final LapseStore lapses = new MariaDbLapses();
  private final ProposalStore proposals = new MariaDbProposals();

  @Override
  public void addPart(Transaction transaction, LedgerAccount part) {
    Handle handle = MariaDbTransaction.writing(transaction);
    RowBatch.insert(
        handle,
        """
        insert into timebank_account
          (id, bank, kind, bucket, parent, holder, birth_date, opened, closed)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?)""",
        List.of(part),
        (statement, one) -> {
          LedgerColumns.set(statement, 1, one.id());
          LedgerColumns.set(statement, 2, one.bankId());
          statement.setString(3, one.kind().code());
          statement.setString(4, one.bucket().code());
          LedgerColumns.set(statement, 5, one.parentId());
          statement.setString(6, one.holder());
          statement.setObject(7, one.birthDate());
          statement.setObject(8, one.opened());
          statement.setObject(9, one.closed());
        });
    mark(handle, "has_parts", part.parentId());
  }

  /**
   * @param column one of three, no text of anybody's
   */
  private static void mark(Handle handle, String column, @Nullable UUID accountId) {
    handle
        .createUpdate("update timebank_account set " + column + " = true where id = ?")
        .bind(0, String.valueOf(accountId))
        .execute();
  }

  @Override
  public List<AccountState> parts(Transaction transaction, Collection<UUID> accountIds) {
    return parts(MariaDbTransaction.reading(transaction), accountIds, "");
  }

  @Override
  public List<AccountState> lockParts(Transaction transaction, Collection<UUID> accountIds) {
    return parts(MariaDbTransaction.writing(transaction), accountIds, " for update");
  }

  private static List<AccountState> parts(
      Handle handle, Collection<UUID> accountIds, String locking) {
    return read(
        handle,
        "select "
            + LedgerColumns.ACCOUNT
            + " from timebank_account force index (timebank_account_part) where parent in (%s)"
            + " order by parent, bucket"
            + locking,
        accountIds,
        LedgerColumns::account);
  }

  private static <T> List<T> read(
      Handle handle, String sql, Collection<UUID> ids, RowBatch.Mapper<T> mapper) {
    return RowBatch.select(
        handle, sql, List.of(), ids.stream().map(UUID::toString).toList(), mapper);
  }

  @Override
  public Map<UUID, List<LedgerRows.Part>> paid(Transaction transaction, Collection<UUID> of) {
    Map<UUID, List<LedgerRows.Part>> found = new HashMap<>();
    read(
            MariaDbTransaction.reading(transaction),
            "select part_of, account, minutes from timebank_part where part_of in (%s)",
            of,
            row ->
                new LedgerRows.Part(
                    Columns.uuid(row, "part_of"),
                    Columns.uuid(row, "account"),
                    row.getLong("minutes")))
        .forEach(part -> found.computeIfAbsent(part.of(), id -> new ArrayList<>()).add(part));
    return found;
  }

  @Override
  public List<LedgerRows.Granted> grants(Transaction transaction, Collection<UUID> accountIds) {
    return read(
        MariaDbTransaction.reading(transaction),
        "select * from timebank_grant where account in (%s) order by account, day, entry",
        accountIds,
        row ->
            new LedgerRows.Granted(
                Columns.uuid(row, "entry"),
                Columns.uuid(row, "account"),
                row.getString("class"),
                row.getObject("day", LocalDate.class),
                row.getLong("minutes")));
  }

  @Override
  public void addLimit(Transaction transaction, RecordedLimit limit) {
    Handle handle = MariaDbTransaction.writing(transaction);
    RowBatch.insert(
        handle,
        """
        insert into timebank_limit
          (account, kind, from_day, minutes, why, actor_kind, actor_id, recorded_at)
        values (?, ?, ?, ?, ?, ?, ?, ?)""",
        List.of(limit),
        (statement, one) -> {
          LedgerColumns.set(statement, 1, one.accountId());
          statement.setString(2, one.limit().kind().code());
          statement.setObject(3, one.limit().from());
          statement.setObject(4, one.limit().minutes());
          statement.setString(5, one.why());
          statement.setString(6, one.actor().kind().name());
          statement.setString(7, one.actor().id());
          statement.setObject(8, Columns.utc(one.recordedAt()));
        });
    mark(handle, "has_limits", limit.accountId());
  }

  @Override
  public List<RecordedLimit> limits(Transaction transaction, Collection<UUID> accountIds) {
    return read(
        MariaDbTransaction.reading(transaction),
        "select * from timebank_limit where account in (%s) order by number",
        accountIds,
        row ->
            new RecordedLimit(
                Columns.uuid(row, "account"),
                new AccountLimit(
                    LimitKind.find(row.getString("kind")).orElseThrow(),
                    row.getObject("from_day", LocalDate.class),
                    row.getObject("minutes", Long.class)),
                row.getString("why"),
                Columns.actor(row, "actor_kind", "actor_id"),
                Columns.instant(row, "recorded_at")));
  }

  @Override
  public void addKinChange(Transaction transaction, KinChange change) {
    RowBatch.insert(
        MariaDbTransaction.writing(transaction),
        """
        insert into timebank_relative_change
          (account, relative, relation, from_day, holds, why, actor_kind, actor_id, recorded_at)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?)""",
        List.of(change),
        (statement, one) -> {
          LedgerColumns.set(statement, 1, one.of());
          LedgerColumns.set(statement, 2, one.relativeId());
          statement.setString(3, one.relation());
          statement.setObject(4, one.from());
          statement.setBoolean(5, one.holds());
          statement.setString(6, one.why());
          statement.setString(7, one.actor().kind().name());
          statement.setString(8, one.actor().id());
          statement.setObject(9, Columns.utc(one.recordedAt()));
        });
  }

  @Override
  public List<KinChange> kinChanges(Transaction transaction, UUID accountId) {
    return MariaDbTransaction.reading(transaction)
        .createQuery("select * from timebank_relative_change where account = ? order by number")
        .bind(0, accountId.toString())
        .map((row, context) -> kinChange(row))
        .list();
  }

  static KinChange kinChange(ResultSet row) throws SQLException {
    return new KinChange(
        Columns.uuid(row, "account"),
        Columns.uuid(row, "relative"),
        row.getString("relation"),
        row.getObject("from_day", LocalDate.class),
        row.getBoolean("holds"),
        row.getString("why"),
        Columns.actor(row, "actor_kind", "actor_id"),
        Columns.instant(row, "recorded_at"));
  }

  @Override
  public void addClosing(Transaction transaction, Closing closing) {
    RowBatch.insert(
        MariaDbTransaction.writing(transaction),
        """
        insert into timebank_closing
          (bank, command, content, account, way, day, evidence, minutes, first_kind, first_id,
           second_kind, second_id, recorded_at)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
        List.of(closing),
        (statement, one) -> {
          LedgerColumns.set(statement, 1, one.bankId());
          LedgerColumns.set(statement, 2, one.key());
          LedgerColumns.set(statement, 3, one.content());
          LedgerColumns.set(statement, 4, one.accountId());
          statement.setString(5, one.way().code());
          statement.setObject(6, one.day());
          statement.setString(7, one.evidence());
          statement.setLong(8, one.minutes());
          statement.setString(9, one.first().kind().name());
          statement.setString(10, one.first().id());
          statement.setString(11, one.second().kind().name());
          statement.setString(12, one.second().id());
          statement.setObject(13, Columns.utc(one.recordedAt()));
        });
  }

  @Override
  public Optional<Closing> findClosing(Transaction transaction, UUID bankId, OperationKey key) {
    return MariaDbTransaction.reading(transaction)
        .createQuery("select * from timebank_closing where bank = ? and command = ?")
        .bind(0, bankId.toString())
        .bind(1, LedgerColumns.bytes(key))
        .map((row, context) -> closing(row))
        .findOne();
  }

  @Override
  public List<Closing> closings(Transaction transaction, UUID accountId) {
    return MariaDbTransaction.reading(transaction)
        .createQuery("select * from timebank_closing where account = ? order by number")
        .bind(0, accountId.toString())
        .map((row, context) -> closing(row))
        .list();
  }

  private static Closing closing(ResultSet row) throws SQLException {
    return new Closing(
        Columns.uuid(row, "bank"),
        LedgerColumns.key(row, "command"),
        LedgerColumns.key(row, "content"),
        Columns.uuid(row, "account"),
        ClosingWay.find(row.getString("way")).orElseThrow(),
        row.getObject("day", LocalDate.class),
        row.getString("evidence"),
        row.getLong("minutes"),
        Columns.actor(row, "first_kind", "first_id"),
        Columns.actor(row, "second_kind", "second_id"),
        Columns.instant(row, "recorded_at"));
  }

  @Override
  public void addPredecessor(Transaction transaction, UUID accountId, UUID predecessorId) {
    Handle handle = MariaDbTransaction.writing(transaction);
    handle
        .createUpdate(
            """
            insert ignore into timebank_predecessor (account, predecessor)
            select ?, predecessor from timebank_predecessor where account = ?
            union all select ?, ?""")
        .bind(0, accountId.toString())
        .bind(1, predecessorId.toString())
        .bind(2, accountId.toString())
        .bind(3, predecessorId.toString())
        .execute();
    mark(handle, "has_predecessors", accountId);
  }

  @Override
  public Map<UUID, List<Predecessor>> predecessors(
      Transaction transaction, Collection<UUID> accountIds) {
    Map<UUID, List<Predecessor>> found = new HashMap<>();
    read(
            MariaDbTransaction.reading(transaction),
            """
            select p.account, p.predecessor, a.kept + (
                select coalesce(sum(t.kept), 0) from timebank_account t
                where t.parent = p.predecessor) as kept
            from timebank_predecessor p join timebank_account a on a.id = p.predecessor
            where p.account in (%s) order by p.account, p.predecessor""",
            accountIds,
            row ->
                Map.entry(
                    Columns.uuid(row, "account"),
                    new Predecessor(Columns.uuid(row, "predecessor"), row.getLong("kept"))))
        .forEach(
            one ->
                found.computeIfAbsent(one.getKey(), id -> new ArrayList<>()).add(one.getValue()));
    return found;
  }

  @Override
  public ProposalStore proposals() {
    return proposals;
  }

  @Override
  public List<AccountState> page(
      Transaction transaction,
      UUID bankId,
      @Nullable AccountKind kind,
      @Nullable UUID after,
      int limit) {
    return MariaDbTransaction.reading(transaction)
        .createQuery(
            "select "
                + LedgerColumns.ACCOUNT
                + " from timebank_account force index (timebank_account_of_bank)"
                + " where bank = ? and id > ? and parent is null and (? is null or kind = ?)"
                + " order by id limit ?")
        .bind(0, bankId.toString())
        .bind(1, (after == null ? FIRST : after).toString())
        .bind(2, kind == null ? null : kind.code())
        .bind(3, kind == null ? null : kind.code())
        .bind(4, limit)
        .map((row, context) -> LedgerColumns.account(row))
        .list();
  }

  @Override
  public void forgetBirth(Transaction transaction, UUID bankId, String holder) {
    MariaDbTransaction.writing(transaction)
        .createUpdate("update timebank_account set birth_date = null where bank = ? and holder = ?")
        .bind(0, bankId.toString())
        .bind(1, holder)
        .execute();
  }

  @Override
  public LapseStore lapses() {
    return lapses;
  }
}
