package org.gongtong.store.mariadb;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongtong.core.timebank.ledger.LedgerFault;
import org.gongtong.core.timebank.ledger.LedgerFault.Kind;
import org.gongtong.core.timebank.ledger.TimeBank;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatements;

/** What cannot be of the rows of a ledger, each kind by one statement. Stateless. */
final class LedgerFaults {

  /** Commands whose outcome and rows do not go together. */
  private static final String KEYS =
      """
      select hex(k.command) as place, k.outcome as detail
      from timebank_key k
        left join timebank_entry e on e.id = k.entry
        left join timebank_hold h on h.id = k.hold
      where k.bank = :bank
        and (not (k.entry <=> e.id) or not (k.hold <=> h.id)
          or (k.outcome in ('POSTED', 'POSTED_WITH_OVERFLOW')) <> (e.id is not null)
          or (k.outcome = 'HELD') <> (h.id is not null)
          or e.command <> k.command or h.command <> k.command
          or e.bank <> k.bank or h.bank <> k.bank
          or k.kept <> if(e.reverses is null, coalesce(e.kept, 0), 0)
          or (k.outcome = 'POSTED_WITH_OVERFLOW')
            <> coalesce(e.reverses is null and e.kept < e.minutes, false)
          or k.recorded_at <> coalesce(e.recorded_at, h.recorded_at)
          or k.figures is not null
            and k.outcome in ('POSTED', 'POSTED_WITH_OVERFLOW', 'HELD', 'RELEASED')
          or k.outcome = 'RELEASED' and k.command not in (select command from timebank_hold_end))
      limit :limit""";

  private static final String ENTRIES =
      """
      select e.id as place, 'an entry without its command' as detail
      from timebank_entry e left join timebank_key k on k.bank = e.bank and k.command = e.command
      where e.bank = :bank and (k.entry is null or k.entry <> e.id)
      limit :limit""";

  private static final String HELD =
      """
      select h.id as place, 'a hold without its command' as detail
      from timebank_hold h left join timebank_key k on k.bank = h.bank and k.command = h.command
      where h.bank = :bank and (k.hold is null or k.hold <> h.id)
      limit :limit""";

  private static final String REVERSALS =
      """
      select e.id as place, 'a reversal that is not noted' as detail
      from timebank_entry e left join timebank_reversal r on r.reversed = e.reverses
      where e.bank = :bank and e.reverses is not null and (r.entry is null or r.entry <> e.id)
      limit :limit""";

  private static final String REVERSED =
      """
      select o.id as place, 'noted as reversed, and nothing reverses it' as detail
      from timebank_reversal r
        join timebank_entry o on o.id = r.reversed
        left join timebank_entry e on e.id = r.entry
      where o.bank = :bank and not (e.reverses <=> o.id)
      limit :limit""";

  private static final String HOLDS =
      """
      select h.id as place, if((p.hold is null) <> (x.hold is null), 'not as it is pending',
        if(p.hold is null, 'not pending, and not ended', 'pending, and ended')) as detail
      from timebank_hold h
        join timebank b on b.id = h.bank
        left join timebank_account g on g.id = h.giver
        left join timebank_pending p on p.hold = h.id
        left join timebank_hold_end x on x.hold = h.id
      where h.bank = :bank
        and ((p.hold is null) = (x.hold is null)
          or p.bank <> h.bank or p.account <> h.account or p.expires_at <> h.expires_at
          or not (h.account <=> if(h.kind = 'earn', b.reserve,
            if(h.kind = 'grant' and not (g.kind <=> 'organisation'), b.pool, h.giver))))
      limit :limit""";

  /** What was posted of a hold is of what it was for. */
  private static final String ENDS =
      """
      select h.id as place, concat('not as it was ', x.way) as detail
      from timebank_hold_end x
        join timebank_hold h on h.id = x.hold
        left join timebank_key k on k.bank = h.bank and k.command = x.command
        left join timebank_entry e on e.id = x.entry
      where h.bank = :bank
        and (k.command is null or not (k.entry <=> x.entry)
          or (x.way = 'posted') <> (e.id is not null)
          or e.kind <> h.kind or e.minutes > h.minutes
          or e.id is not null
            and not (e.giver <=> h.giver and e.receiver <=> h.receiver)
          or x.way = 'expired' and x.recorded_at < h.expires_at
          or if(e.id is null, x.recorded_at <> k.recorded_at, x.recorded_at > e.recorded_at))
      limit :limit""";

  /** A reversal gives back to the day of what it reverses. */
  private static final String EARNED =
      """
      select t.account as place, concat(t.day, ' differs by ', sum(t.earned)) as detail
      from (
        select e.receiver as account, date(coalesce(o.effective_at, e.effective_at)) as day,
          sum(if(e.reverses is null, -e.minutes, e.minutes)) as earned
        from timebank_entry e left join timebank_entry o on o.id = e.reverses
        where e.bank = :bank and e.kind = 'earn'
        group by 1, 2
        union all
        select d.account, d.day, d.earned
        from timebank_account a join timebank_day d on d.account = a.id
        where a.bank = :bank) t
      group by t.account, t.day having sum(t.earned) <> 0
      limit :limit""";

  /** A mark that is there for nothing costs a look; one that is missing, a limit or a part. */
  private static final String MARKS =
      """
      select a.id as place, 'its parts are not marked, or not of its kind' as detail
      from timebank_account p join timebank_account a on a.id = p.parent
      where a.bank = :bank and (not a.has_parts or p.bank <> a.bank or p.kind <> a.kind)
      union
      select a.id, 'its limits are not marked'
      from timebank_limit l join timebank_account a on a.id = l.account
      where a.bank = :bank and not a.has_limits
      union
      select a.id, 'what was merged into it is not marked'
      from timebank_predecessor p join timebank_account a on a.id = p.account
      where a.bank = :bank and not a.has_predecessors
      limit :limit""";

  private static final String SPANNED =
      "select id, spanned from timebank_account where bank = ? and spanned > 0 order by id";

  /** What postings add to accounts, less what their entries say; those of no entry first. */
  private static final String UNSAID =
      """
      with said as (
        select e.id, e.kind, e.giver, e.receiver, e.effective_at, e.recorded_at, e.reverses,
          if(e.reverses is null, e.minutes, -e.minutes) as minutes,
          if(e.reverses is null, e.kept, -e.kept) as kept
        from timebank_entry e where e.bank = :bank),
      shares as (
        select s.id, s.effective_at, s.recorded_at, t.account, a.parent,
          if(s.reverses is null, t.minutes, -t.minutes) as minutes
        from said s
          join timebank_part t on t.part_of = coalesce(s.reverses, s.id)
          join timebank_account a on a.id = t.account)
      select t.place, concat('account ', coalesce(t.account, 'none'), ' of ', t.effective_at,
        ', recorded ', t.recorded_at, ': ', sum(t.minutes), ' more than it says') as detail
      from (
        select p.entry as place, p.account, p.effective_at, p.recorded_at, p.minutes
        from timebank_account a join timebank_posting p on p.account = a.id
        where a.bank = :bank
        union all
        select s.id, if(s.kind = 'earn', :reserve,
            if(s.kind = 'grant' and not (g.kind <=> 'organisation'), :pool, s.giver)),
          s.effective_at, s.recorded_at, s.minutes
        from said s left join timebank_account g on g.id = s.giver
        union all
        select s.id, if(s.kind in ('donate', 'return'), :pool, s.receiver),
          s.effective_at, s.recorded_at, -s.kept
        from said s
        union all
        select s.id, :pool, s.effective_at, s.recorded_at, s.kept - s.minutes from said s
        union all
        select s.id, s.account, s.effective_at, s.recorded_at, -s.minutes from shares s
        union all
        select s.id, s.parent, s.effective_at, s.recorded_at, s.minutes from shares s) t
      group by t.place, t.account, t.effective_at, t.recorded_at
      having sum(t.minutes) <> 0
      order by t.place in (select id from timebank_entry), t.place
      limit :limit""";

  private LedgerFaults() {}

  /** Entries whose postings are not those that they say, and postings of no entry. */
  static List<LedgerFault> ofEntries(Handle handle, TimeBank bank, int limit) {
    return found(handle, Kind.ENTRY, UNSAID, bank, limit);
  }

  /** What cannot be of all other rows. */
  static List<LedgerFault> ofRows(Handle handle, TimeBank bank, int limit) {
    List<LedgerFault> faults = new ArrayList<>();
    faults.addAll(found(handle, Kind.KEY, KEYS, bank, limit));
    faults.addAll(found(handle, Kind.KEY, ENTRIES, bank, limit));
    faults.addAll(found(handle, Kind.KEY, HELD, bank, limit));
    faults.addAll(found(handle, Kind.KEY, REVERSALS, bank, limit));
    faults.addAll(found(handle, Kind.KEY, REVERSED, bank, limit));
    faults.addAll(found(handle, Kind.PENDING, HOLDS, bank, limit));
    faults.addAll(found(handle, Kind.PENDING, ENDS, bank, limit));
    faults.addAll(found(handle, Kind.DAY, EARNED, bank, limit));
    faults.addAll(found(handle, Kind.ACCOUNT, MARKS, bank, limit));
    faults.addAll(spans(handle, bank, limit));
    return faults;
  }

  /** Few accounts have spans, and each span is added up by itself. */
  private static List<LedgerFault> spans(Handle handle, TimeBank bank, int limit) {
    List<LedgerFault> faults = new ArrayList<>();
    Map<UUID, Long> spanned = new LinkedHashMap<>();
    handle
        .createQuery(SPANNED)
        .bind(0, bank.id().toString())
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
      Handle handle, Kind kind, String sql, TimeBank bank, int limit) {
    return handle
        .createQuery(sql)
        .bindMap(
            Map.of(
                "bank", bank.id().toString(),
                "pool", bank.poolId().toString(),
                "reserve", bank.reserveId().toString(),
                "limit", limit))
        .configure(SqlStatements.class, config -> config.setUnusedBindingAllowed(true))
        .map(
            (row, context) ->
                new LedgerFault(kind, row.getString("place"), row.getString("detail")))
        .list();
  }
}
