package org.gongtong.store.mariadb;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.timebank.ledger.AccountState;
import org.gongtong.core.timebank.ledger.LedgerFault;
import org.gongtong.core.timebank.ledger.LedgerFault.Kind;
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

  /** Commands whose outcome and rows do not go together. */
  private static final String KEYS =
      """
      select hex(k.command) as place, k.outcome as detail
      from timebank_key k
        left join timebank_entry e on e.id = k.entry
        left join timebank_hold h on h.id = k.hold
      where k.bank = ?
        and ((k.outcome in ('POSTED', 'POSTED_WITH_OVERFLOW')) <> (e.id is not null)
          or (k.outcome = 'HELD') <> (h.id is not null)
          or e.command <> k.command or h.command <> k.command)
      limit ?""";

  private static final String ENTRIES =
      """
      select e.id as place, 'an entry without its command' as detail
      from timebank_entry e left join timebank_key k on k.bank = e.bank and k.command = e.command
      where e.bank = ? and (k.entry is null or k.entry <> e.id)
      limit ?""";

  private static final String REVERSALS =
      """
      select e.id as place, 'a reversal that is not noted' as detail
      from timebank_entry e left join timebank_reversal r on r.reversed = e.reverses
      where e.bank = ? and e.reverses is not null and (r.entry is null or r.entry <> e.id)
      limit ?""";

  /** Postings of no entry first: what they should be of is found next. */
  private static final String UNEVEN =
      """
      select p.entry as place, concat('its postings sum to ', sum(p.minutes), ' and give ',
        sum(greatest(p.minutes, 0)), '; it is of ', coalesce(max(e.minutes), 'no entry')) as detail
      from timebank_account a
        join timebank_posting p on p.account = a.id
        left join timebank_entry e on e.id = p.entry
      where a.bank = ?
      group by p.entry
      having sum(p.minutes) <> 0 or coalesce(max(e.minutes), -1) <> sum(greatest(p.minutes, 0))
      order by max(e.minutes) is not null, p.entry
      limit ?""";

  private static final String BARE =
      """
      select e.id as place, 'an entry without postings' as detail
      from timebank_entry e
      where e.bank = ? and e.id not in (select p.entry from timebank_posting p)
      limit ?""";

  private static final String HELD =
      """
      select h.id as place, 'a hold without its command' as detail
      from timebank_hold h left join timebank_key k on k.bank = h.bank and k.command = h.command
      where h.bank = ? and (k.hold is null or k.hold <> h.id)
      limit ?""";

  private static final String HOLDS =
      """
      select h.id as place, if(p.hold is null, 'not pending, and not ended', 'pending, and ended')
        as detail
      from timebank_hold h
        left join timebank_pending p on p.hold = h.id
        left join timebank_hold_end x on x.hold = h.id
      where h.bank = ? and (p.hold is null) = (x.hold is null)
      limit ?""";

  /** A reversal gives back to the day of what it reverses. */
  private static final String EARNED =
      """
      select t.account as place, concat(t.day, ' has earned ', t.earned, ', not ',
        coalesce(d.earned, 0)) as detail
      from (
        select e.receiver as account, date(coalesce(o.effective_at, e.effective_at)) as day,
          sum(if(e.reverses is null, e.minutes, -e.minutes)) as earned
        from timebank_entry e left join timebank_entry o on o.id = e.reverses
        where e.bank = ? and e.kind = 'earn'
        group by 1, 2) t
        left join timebank_day d on d.account = t.account and d.day = t.day
      where coalesce(d.earned, 0) <> t.earned
      limit ?""";

  private static final String SPANNED =
      "select id, spanned from timebank_account where bank = ? and spanned > 0 order by id";

  @Override
  public void scan(Transaction transaction, UUID bankId, Visitor visitor) {
    Optional<UUID> last = scanAfter(transaction, bankId, null, ACCOUNTS, visitor);
    while (last.isPresent()) {
      last = scanAfter(transaction, bankId, last.get(), ACCOUNTS, visitor);
    }
  }

  @Override
  public void scanEntries(Transaction transaction, UUID bankId, Visitor visitor) {
    MariaDbTransaction.reading(transaction)
        .createQuery("select id, minutes from timebank_entry where bank = ?")
        .bind(0, bankId.toString())
        .setFetchSize(FETCHED)
        .map((row, context) -> Map.entry(Columns.uuid(row, "id"), row.getLong("minutes")))
        .forEach(entry -> visitor.entry(entry.getKey(), entry.getValue()));
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
    Handle handle = MariaDbTransaction.reading(transaction);
    String id = bank.id().toString();
    List<LedgerFault> faults = new ArrayList<>(found(handle, Kind.ENTRY, UNEVEN, id, limit));
    faults.addAll(found(handle, Kind.ENTRY, BARE, id, limit));
    return faults;
  }

  @Override
  public List<LedgerFault> faults(Transaction transaction, TimeBank bank, int limit) {
    Handle handle = MariaDbTransaction.reading(transaction);
    String id = bank.id().toString();
    List<LedgerFault> faults = new ArrayList<>();
    faults.addAll(found(handle, Kind.KEY, KEYS, id, limit));
    faults.addAll(found(handle, Kind.KEY, ENTRIES, id, limit));
    faults.addAll(found(handle, Kind.KEY, HELD, id, limit));
    faults.addAll(found(handle, Kind.KEY, REVERSALS, id, limit));
    faults.addAll(found(handle, Kind.PENDING, HOLDS, id, limit));
    faults.addAll(found(handle, Kind.DAY, EARNED, id, limit));
    faults.addAll(spans(handle, id, limit));
    return faults;
  }

  /** Few accounts have spans, and each span is added up by itself. */
  private static List<LedgerFault> spans(Handle handle, String bankId, int limit) {
    List<LedgerFault> faults = new ArrayList<>();
    Map<UUID, Long> spanned = new LinkedHashMap<>();
    handle
        .createQuery(SPANNED)
        .bind(0, bankId)
        .map((row, context) -> Map.entry(Columns.uuid(row, "id"), row.getLong("spanned")))
        .forEach(one -> spanned.put(one.getKey(), one.getValue()));
    for (Map.Entry<UUID, Long> one : spanned.entrySet()) {
      for (String detail : LedgerSpans.wrong(handle, one.getKey(), one.getValue())) {
        if (faults.size() < limit) {
          faults.add(new LedgerFault(Kind.SPAN, one.getKey().toString(), detail));
        }
      }
    }
    return faults;
  }

  private static List<LedgerFault> found(
      Handle handle, Kind kind, String sql, String bankId, int limit) {
    return handle
        .createQuery(sql)
        .bind(0, bankId)
        .bind(1, limit)
        .map(
            (row, context) ->
                new LedgerFault(kind, row.getString("place"), row.getString("detail")))
        .list();
  }
}
