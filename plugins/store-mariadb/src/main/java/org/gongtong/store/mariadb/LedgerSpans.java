package org.gongtong.store.mariadb;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.gongtong.core.kernel.Transaction;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * Sums of stretches of an account's postings in order of effect: as the leaves of a tree that
 * counts, each holds so many at most, and one that has more is cut. Whoever asks for a balance adds
 * up the spans before, a part of one span, and the postings that no span holds yet. Thread-safe.
 *
 * <p>Spans follow in steps of many postings, in the transaction that writes the last of a step and
 * under its lock of the account: most transfers write nothing here.
 */
final class LedgerSpans {

  /** Before all postings. */
  private static final Place FIRST = new Place(LocalDateTime.of(1000, 1, 1, 0, 0), 0);

  /** After all postings. */
  private static final Place LAST = new Place(LocalDateTime.of(9999, 12, 31, 0, 0), Long.MAX_VALUE);

  private final int step;
  private final int most;

  /** The sizes of a server. */
  LedgerSpans() {
    this(4096, 4096);
  }

  /**
   * @param step how many postings are taken up at once
   * @param most how many a span holds at most
   */
  LedgerSpans(int step, int most) {
    this.step = step;
    this.most = most;
  }

  /** Where a posting lies in the order of effect. */
  record Place(LocalDateTime at, long sequence) implements Comparable<Place> {
    private static final Comparator<Place> ORDER =
        Comparator.comparing(Place::at).thenComparingLong(Place::sequence);

    @Override
    public int compareTo(Place other) {
      return ORDER.compare(this, other);
    }
  }

  /** Some postings, and what they add up to. */
  record Span(long postings, long minutes) {
    Span and(long more) {
      return new Span(postings + 1, minutes + more);
    }
  }

  private record Posted(Place place, long minutes) {}

  /** Takes up what has been posted, if that makes a step; of more than eight, eight. */
  void follow(Transaction transaction, UUID account, long before, long after) {
    if (before / step < after / step) {
      take(MariaDbTransaction.writing(transaction), account, after, 8);
    }
  }

  /** Takes up all whole steps, of an account that the caller has locked. */
  void followAll(Handle handle, UUID account, long postings) {
    if (postings >= step) {
      take(handle, account, postings, Long.MAX_VALUE);
    }
  }

  private void take(Handle handle, UUID account, long postings, long mostSteps) {
    long spanned = spanned(handle, account);
    for (long i = 0; i < mostSteps && postings - spanned >= step; i++) {
      List<Posted> taken = recorded(handle, account, spanned, spanned + step);
      if (taken.size() != step) {
        // A journal with a gap: the check names it, and nobody's posting fails for it.
        return;
      }
      spanned += step;
      add(handle, account, taken, spanned);
      handle
          .createUpdate("update timebank_account set spanned = ? where id = ?")
          .bind(0, spanned)
          .bind(1, account.toString())
          .execute();
    }
  }

  /** How many postings of an account its spans hold; 0 if there is no such account. */
  static long spanned(Handle handle, UUID account) {
    return handle
        .createQuery("select spanned from timebank_account where id = ?")
        .bind(0, account.toString())
        .mapTo(Long.class)
        .findOne()
        .orElse(0L);
  }

  private void add(Handle handle, UUID account, List<Posted> taken, long spanned) {
    Place least = taken.stream().map(Posted::place).min(Comparator.naturalOrder()).orElseThrow();
    NavigableMap<Place, Span> spans = from(handle, account, holding(handle, account, least));
    spans.putIfAbsent(FIRST, new Span(0, 0));
    Map<Place, Span> changed = new TreeMap<>();
    for (Posted posted : taken) {
      // There is one: it begins with the span that holds the first, or before all.
      Map.Entry<Place, Span> holding = Objects.requireNonNull(spans.floorEntry(posted.place()));
      Span span = holding.getValue().and(posted.minutes());
      spans.put(holding.getKey(), span);
      changed.put(holding.getKey(), span);
    }
    Map<Place, Span> written = new TreeMap<>(changed);
    changed.forEach(
        (from, span) -> {
          if (span.postings() > most) {
            Place next = spans.higherKey(from);
            Place end = next == null ? endOf(handle, account, spanned) : next;
            List<Posted> postings = effective(handle, account, from, end, spanned);
            // Not all of them only if one took effect long after it was recorded.
            written.putAll(
                cut(
                    from,
                    postings.size() == span.postings()
                        ? postings
                        : effective(handle, account, from, next == null ? LAST : next, spanned)));
          }
        });
    write(handle, account, written);
  }

  /** Halves, as in a tree: those in the middle have room for what comes late. */
  private Map<Place, Span> cut(Place from, List<Posted> postings) {
    Map<Place, Span> parts = new TreeMap<>();
    int size = most / 2;
    for (int first = 0; first < postings.size(); first += size) {
      Span part = new Span(0, 0);
      for (Posted posted : postings.subList(first, Math.min(postings.size(), first + size))) {
        part = part.and(posted.minutes());
      }
      parts.put(first == 0 ? from : postings.get(first).place(), part);
    }
    return parts;
  }

  private static void write(Handle handle, UUID account, Map<Place, Span> spans) {
    RowBatch.insert(
        handle,
        """
        insert into timebank_span (account, from_at, from_sequence, postings, minutes)
        values (?, ?, ?, ?, ?)
        on duplicate key update postings = values(postings), minutes = values(minutes)""",
        spans.entrySet(),
        (statement, one) -> {
          LedgerColumns.set(statement, 1, account);
          statement.setObject(2, one.getKey().at());
          statement.setLong(3, one.getKey().sequence());
          statement.setLong(4, one.getValue().postings());
          statement.setLong(5, one.getValue().minutes());
        });
  }

  /** Where the span begins that holds a place. */
  private static Place holding(Handle handle, UUID account, Place place) {
    return handle
        .createQuery(
            """
            select from_at, from_sequence from timebank_span
            where account = ? and from_at <= ? and (from_at < ? or from_sequence <= ?)
            order by from_at desc, from_sequence desc limit 1""")
        .bind(0, account.toString())
        .bind(1, place.at())
        .bind(2, place.at())
        .bind(3, place.sequence())
        .map((row, context) -> new Place(row.getObject(1, LocalDateTime.class), row.getLong(2)))
        .findOne()
        .orElse(FIRST);
  }

  /** An account's spans from one on. */
  static NavigableMap<Place, Span> from(Handle handle, UUID account, Place first) {
    NavigableMap<Place, Span> spans = new TreeMap<>();
    handle
        .createQuery(
            """
            select from_at, from_sequence, postings, minutes from timebank_span
            where account = ? and from_at >= ? and (from_at > ? or from_sequence >= ?)""")
        .bind(0, account.toString())
        .bind(1, first.at())
        .bind(2, first.at())
        .bind(3, first.sequence())
        .map(
            (row, context) ->
                Map.entry(
                    new Place(row.getObject(1, LocalDateTime.class), row.getLong(2)),
                    new Span(row.getLong(3), row.getLong(4))))
        .forEach(one -> spans.put(one.getKey(), one.getValue()));
    return spans;
  }

  private static List<Posted> recorded(Handle handle, UUID account, long after, long upTo) {
    return posted(
        handle
            .createQuery(
                """
                select effective_at, sequence, minutes
                from timebank_posting force index (primary)
                where account = ? and sequence > ? and sequence <= ?""")
            .bind(0, account.toString())
            .bind(1, after)
            .bind(2, upTo));
  }

  /** Nothing takes effect after it was recorded, in whatever zone. */
  private static Place endOf(Handle handle, UUID account, long spanned) {
    return handle
        .createQuery("select recorded_at from timebank_posting where account = ? and sequence = ?")
        .bind(0, account.toString())
        .bind(1, spanned)
        .mapTo(LocalDateTime.class)
        .findOne()
        .map(at -> new Place(at.plusDays(1), Long.MAX_VALUE))
        .orElse(LAST);
  }

  private static List<Posted> effective(
      Handle handle, UUID account, Place from, Place end, long spanned) {
    return posted(
        handle
            .createQuery(
                """
                select effective_at, sequence, minutes
                from timebank_posting force index (timebank_posting_effective)
                where account = ? and effective_at >= ? and effective_at <= ?
                  and (effective_at > ? or sequence >= ?) and (effective_at < ? or sequence < ?)
                  and sequence <= ?
                order by effective_at, sequence""")
            .bind(0, account.toString())
            .bind(1, from.at())
            .bind(2, end.at())
            .bind(3, from.at())
            .bind(4, from.sequence())
            .bind(5, end.at())
            .bind(6, end.sequence())
            .bind(7, spanned));
  }

  private static List<Posted> posted(Query query) {
    List<Posted> found = new ArrayList<>();
    query
        .map(
            (row, context) ->
                new Posted(
                    new Place(row.getObject(1, LocalDateTime.class), row.getLong(2)),
                    row.getLong(3)))
        .forEach(found::add);
    return found;
  }

  /** What an account stood at by all that took effect up to a place. */
  static long balance(Handle handle, UUID account, Place upTo) {
    long spanned = spanned(handle, account);
    Place from = spanned == 0 ? FIRST : holding(handle, account, upTo);
    return (spanned == 0 ? 0 : before(handle, account, from))
        + between(handle, account, from, upTo, spanned == 0 ? Long.MAX_VALUE : spanned).minutes()
        + (spanned == 0 ? 0 : notYet(handle, account, spanned, upTo));
  }

  /** What stretches do not add up to what is kept of them. */
  static List<String> wrong(Handle handle, UUID account, long spanned) {
    List<String> wrong = new ArrayList<>();
    NavigableMap<Place, Span> spans = from(handle, account, FIRST);
    long held = 0;
    for (Map.Entry<Place, Span> one : spans.entrySet()) {
      Place end = spans.higherKey(one.getKey());
      Place last = end == null ? LAST : new Place(end.at(), end.sequence() - 1);
      Span is = between(handle, account, one.getKey(), last, spanned);
      if (!is.equals(one.getValue())) {
        wrong.add("from " + one.getKey().at() + ": " + one.getValue() + ", not " + is);
      }
      held += one.getValue().postings();
    }
    if (held != spanned) {
      wrong.add(held + " postings in spans, not " + spanned);
    }
    return wrong;
  }

  private static long before(Handle handle, UUID account, Place from) {
    return handle
        .createQuery(
            """
            select coalesce(sum(minutes), 0) from timebank_span
            where account = ? and from_at <= ? and (from_at < ? or from_sequence < ?)""")
        .bind(0, account.toString())
        .bind(1, from.at())
        .bind(2, from.at())
        .bind(3, from.sequence())
        .mapTo(Long.class)
        .one();
  }

  /** What the postings add up to from one place up to another, by an index that has all of it. */
  static Span between(Handle handle, UUID account, Place from, Place upTo, long spanned) {
    return handle
        .createQuery(
            """
            select count(*), coalesce(sum(minutes), 0)
            from timebank_posting force index (timebank_posting_effective)
            where account = ? and effective_at >= ? and effective_at <= ?
              and (effective_at > ? or sequence >= ?) and (effective_at < ? or sequence <= ?)
              and sequence <= ?""")
        .bind(0, account.toString())
        .bind(1, from.at())
        .bind(2, upTo.at())
        .bind(3, from.at())
        .bind(4, from.sequence())
        .bind(5, upTo.at())
        .bind(6, upTo.sequence())
        .bind(7, spanned)
        .map((row, context) -> new Span(row.getLong(1), row.getLong(2)))
        .one();
  }

  /** What was recorded after all that spans hold. */
  private static long notYet(Handle handle, UUID account, long spanned, Place upTo) {
    return handle
        .createQuery(
            """
            select coalesce(sum(minutes), 0) from timebank_posting force index (primary)
            where account = ? and sequence > ? and effective_at <= ?
              and (effective_at < ? or sequence <= ?)""")
        .bind(0, account.toString())
        .bind(1, spanned)
        .bind(2, upTo.at())
        .bind(3, upTo.at())
        .bind(4, upTo.sequence())
        .mapTo(Long.class)
        .one();
  }
}
