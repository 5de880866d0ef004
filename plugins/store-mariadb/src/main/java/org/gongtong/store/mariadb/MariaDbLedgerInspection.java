package org.gongtong.store.mariadb;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.timebank.TransferKind;
import org.gongtong.core.timebank.ledger.AccountState;
import org.gongtong.core.timebank.ledger.LedgerFault;
import org.gongtong.core.timebank.ledger.LedgerInspection;
import org.gongtong.core.timebank.ledger.LedgerPosting;
import org.gongtong.core.timebank.ledger.TimeBank;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/**
 * Reads whole ledgers from the tables {@code timebank…}. Postings lie in the order in which they
 * are shown, and come as a stream. Thread-safe.
 */
public final class MariaDbLedgerInspection implements LedgerInspection {

  private static final int ACCOUNTS = 1000;

  /** So many rows of a stream are in memory. */
  private static final int FETCHED = 5000;

  private static final String PENDING =
      """
      (select coalesce(sum(h.minutes), 0)
        from timebank_pending p join timebank_hold h on h.id = p.hold
        where p.account = a.id)
        - (select coalesce(sum(t.minutes), 0)
          from timebank_pending p join timebank_part t on t.part_of = p.hold
          where p.account = a.id)
        + (select coalesce(sum(t.minutes), 0)
          from timebank_part t join timebank_pending p on p.hold = t.part_of
          where t.account = a.id) as pending
      from timebank_account a force index (primary)
      """;

  private static final String ACCOUNT = "select " + LedgerColumns.ACCOUNT + ", " + PENDING;

  /** The last posting is the end of its account's part of the clustered order. */
  private static final String TAIL =
      """
      select a.id, coalesce((select p.sequence from timebank_posting p
        where p.account = a.id order by p.sequence desc limit 1), 0) as sequence,\s"""
          + PENDING
          + "where a.id in (%s)";

  private static final UUID FIRST = new UUID(0, 0);

  private static final String ENTRY =
      """
      select e.id, e.kind, e.giver, e.receiver, e.minutes, e.kept, e.effective_at, e.recorded_at,
        e.reverses is not null, %s
      """;

  /** What counts of a settlement is found by its receiver's postings of that time. */
  private static final String ENTRIES =
      ENTRY.replace(
              "%s",
              """
              if(e.kind = 'settle', (select coalesce(sum(p.minutes), 0)
                from timebank_posting p force index (timebank_posting_recorded)
                where p.account = e.receiver and p.recorded_at = e.recorded_at
                  and p.entry = e.id and p.counts), 0)""")
          + "from timebank_entry e where e.bank = ?";

  private static final String PART =
      ENTRY.replace("%s", "0, t.account, a.parent, t.minutes")
          + "from timebank_part t join timebank_account a on a.id = t.account ";

  /** Of an entry, and of what has reversed it. */
  private static final String PARTS =
      PART
          + "join timebank_entry e on e.id = t.part_of where e.bank = ? union all "
          + PART
          + """
            join timebank_reversal r on r.reversed = t.part_of
            join timebank_entry e on e.id = r.entry where e.bank = ?""";

  @Override
  public void scan(Transaction transaction, UUID bankId, Visitor visitor) {
    Optional<UUID> last = scanAfter(transaction, bankId, null, ACCOUNTS, visitor);
    while (last.isPresent()) {
      last = scanAfter(transaction, bankId, last.get(), ACCOUNTS, visitor);
    }
  }

  @Override
  public void scanEntries(Transaction transaction, UUID bankId, Visitor visitor) {
    Handle handle = MariaDbTransaction.reading(transaction);
    handle
        .createQuery(ENTRIES)
        .bind(0, bankId.toString())
        .setFetchSize(FETCHED)
        .map((row, context) -> entry(row))
        .forEach(visitor::entry);
    handle
        .createQuery(PARTS)
        .bind(0, bankId.toString())
        .bind(1, bankId.toString())
        .setFetchSize(FETCHED)
        .map((row, context) -> new Share(entry(row), id(row, 11), id(row, 12), row.getLong(13)))
        .forEach(
            share ->
                visitor.part(
                    share.entry(),
                    Objects.requireNonNullElse(share.partId(), FIRST),
                    Objects.requireNonNullElse(share.accountId(), FIRST),
                    share.minutes()));
  }

  private record Share(
      Entry entry, @Nullable UUID partId, @Nullable UUID accountId, long minutes) {}

  /** By place: to look for names costs more than the row. */
  private static Entry entry(ResultSet row) throws SQLException {
    return new Entry(
        UUID.fromString(row.getString(1)),
        TransferKind.find(row.getString(2)).orElseThrow(),
        id(row, 3),
        id(row, 4),
        row.getLong(5),
        row.getLong(6),
        row.getObject(7, LocalDateTime.class),
        row.getObject(8, LocalDateTime.class).toInstant(ZoneOffset.UTC),
        row.getLong(10),
        row.getBoolean(9));
  }

  private static @Nullable UUID id(ResultSet row, int place) throws SQLException {
    String id = row.getString(place);
    return id == null ? null : UUID.fromString(id);
  }

  @Override
  public Optional<UUID> scanAfter(
      Transaction transaction, UUID bankId, @Nullable UUID after, int accounts, Visitor visitor) {
    Handle handle = MariaDbTransaction.reading(transaction);
    Map<UUID, Account> page =
        accounts(
            handle
                .createQuery(ACCOUNT + "where a.id > ? and a.bank = ? order by a.id limit ?")
                .bind(0, (after == null ? FIRST : after).toString())
                .bind(1, bankId.toString())
                .bind(2, accounts));
    if (page.isEmpty()) {
      return Optional.empty();
    }
    List<UUID> ids = new ArrayList<>(page.keySet());
    UUID last = ids.get(ids.size() - 1);
    show(handle, page, ids.get(0), last, visitor);
    return Optional.of(last);
  }

  @Override
  public Map<UUID, Tail> tails(Transaction transaction, Collection<UUID> accountIds) {
    Handle handle = MariaDbTransaction.reading(transaction);
    Map<UUID, Tail> tails = new HashMap<>();
    RowBatch.read(
        accountIds,
        (places, some) -> {
          Query query = handle.createQuery(TAIL.replace("%s", places));
          for (int place = 0; place < some.size(); place++) {
            query.bind(place, some.get(place).toString());
          }
          query
              .map(
                  (row, context) ->
                      Map.entry(
                          Columns.uuid(row, "id"),
                          new Tail(row.getLong("sequence"), row.getLong("pending"))))
              .forEach(one -> tails.put(one.getKey(), one.getValue()));
        });
    return tails;
  }

  private record Account(AccountState state, long pending) {}

  private static Map<UUID, Account> accounts(Query query) {
    Map<UUID, Account> accounts = new LinkedHashMap<>();
    query
        .map((row, context) -> new Account(LedgerColumns.account(row), row.getLong("pending")))
        .forEach(account -> accounts.put(account.state().account().id(), account));
    return accounts;
  }

  /** Both come in the order of accounts; accounts of other banks may lie between. */
  private static void show(
      Handle handle, Map<UUID, Account> page, UUID first, UUID last, Visitor visitor) {
    Iterator<Account> rest = page.values().iterator();
    Query query =
        handle
            .createQuery(
                """
                select * from timebank_posting force index (primary)
                where account between ? and ? order by account, sequence""")
            .bind(0, first.toString())
            .bind(1, last.toString())
            .setFetchSize(FETCHED);
    try (var postings = query.map((row, context) -> LedgerColumns.posting(row)).iterator()) {
      UUID shown = FIRST;
      while (postings.hasNext()) {
        LedgerPosting posting = postings.next();
        if (!page.containsKey(posting.accountId())) {
          continue;
        }
        while (!shown.equals(posting.accountId())) {
          shown = show(rest.next(), visitor);
        }
        visitor.posting(posting);
      }
    }
    rest.forEachRemaining(account -> show(account, visitor));
  }

  private static UUID show(Account account, Visitor visitor) {
    visitor.account(account.state(), account.pending());
    return account.state().account().id();
  }

  @Override
  public void scanAccount(Transaction transaction, UUID accountId, Visitor visitor) {
    Handle handle = MariaDbTransaction.reading(transaction);
    Map<UUID, Account> page =
        accounts(handle.createQuery(ACCOUNT + "where a.id = ?").bind(0, accountId.toString()));
    if (!page.isEmpty()) {
      show(handle, page, accountId, accountId, visitor);
    }
  }

  @Override
  public List<LedgerFault> entryFaults(Transaction transaction, TimeBank bank, int limit) {
    return LedgerFaults.ofEntries(MariaDbTransaction.reading(transaction), bank, limit);
  }

  @Override
  public List<LedgerFault> faults(Transaction transaction, TimeBank bank, int limit) {
    return LedgerFaults.ofRows(MariaDbTransaction.reading(transaction), bank, limit);
  }
}
