package org.gongtong.store.mariadb;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The rows of transfers and their events, written without any of our code and in this order: key,
 * entry, two postings, two balances, event. Confined to one thread.
 */
final class BareTransfer implements AutoCloseable {

  /** Rows of one transfer. */
  static final int ROWS = 7;

  private static final String KEY =
      """
      insert into timebank_key
        (bank, command, content, outcome, kept, figures, recorded_at, entry, hold)
      values (?, ?, ?, 'POSTED', 1, null, ?, ?, null)""";

  private static final String ENTRY =
      """
      insert into timebank_entry
        (id, bank, command, kind, giver, receiver, minutes, kept, effective_at, recorded_at,
         edition, actor_kind, actor_id, reverses)
      values (?, ?, ?, 'redeem', ?, ?, 1, 1, ?, ?, 'bare@1', 'RESIDENT', 'r1', null)""";

  private static final String POSTING =
      """
      insert into timebank_posting
        (account, sequence, entry, minutes, balance, counts, effective_at, recorded_at)
      values (?, ?, ?, ?, 0, 0, ?, ?)""";

  private static final String BALANCE =
      """
      update timebank_account set balance = balance + ?, postings = postings + 1, recorded_at = ?
      where id = ?""";

  private static final String EVENT =
      """
      insert into audit_event
        (id, area, type, subject, actor_kind, actor_id, effective_at, recorded_at, data,
         sealed, who, who_salt, what, what_salt, leaf)
      values (?, 'timebank', 'transfer-posted', ?, 'RESIDENT', 'r1', ?, ?, ?, true, ?, ?, ?, ?, ?)""";

  private final Connection connection;
  private final String bank;
  private final PreparedStatement keys;
  private final PreparedStatement entries;
  private final PreparedStatement postings;
  private final PreparedStatement balances;
  private final PreparedStatement events;

  /**
   * @param connection that does not commit by itself
   */
  BareTransfer(Connection connection, UUID bank) throws SQLException {
    this.connection = connection;
    this.bank = bank.toString();
    this.keys = connection.prepareStatement(KEY);
    this.entries = connection.prepareStatement(ENTRY);
    this.postings = connection.prepareStatement(POSTING);
    this.balances = connection.prepareStatement(BALANCE);
    this.events = connection.prepareStatement(EVENT);
  }

  /** An account and how many postings it has had. */
  record Side(UUID id, AtomicLong postings) {}

  /** Who gives to whom. */
  record Pair(UUID entry, Side giver, Side receiver) {}

  private record Part(Side side, int minutes) {}

  /** Writes one and commits. */
  void write(Pair pair) throws SQLException {
    LocalDateTime now = now();
    rows(pair, now);
    balances(pair, now);
    event(pair, now);
    events.executeUpdate();
    connection.commit();
  }

  /**
   * Writes one and commits, the balances first: as whoever writes the right sequence and balance
   * beside a posting must, since both are known once the account is locked.
   */
  void writeLocked(Pair pair) throws SQLException {
    LocalDateTime now = now();
    balances(pair, now);
    rows(pair, now);
    event(pair, now);
    events.executeUpdate();
    connection.commit();
  }

  private void rows(Pair pair, LocalDateTime now) throws SQLException {
    byte[] key = random(16);
    key(pair, key, now);
    keys.executeUpdate();
    entry(pair, key, now);
    entries.executeUpdate();
    posting(pair, pair.giver(), -1, now);
    postings.executeUpdate();
    posting(pair, pair.receiver(), 1, now);
    postings.executeUpdate();
  }

  private void balances(Pair pair, LocalDateTime now) throws SQLException {
    for (Part part : parts(List.of(pair))) {
      balance(part, now);
      balances.executeUpdate();
    }
  }

  /** Writes many, a batch for each table, and commits. */
  void writeAll(List<Pair> pairs) throws SQLException {
    LocalDateTime now = now();
    for (Pair pair : pairs) {
      byte[] key = random(16);
      key(pair, key, now);
      keys.addBatch();
      entry(pair, key, now);
      entries.addBatch();
      posting(pair, pair.giver(), -1, now);
      postings.addBatch();
      posting(pair, pair.receiver(), 1, now);
      postings.addBatch();
      event(pair, now);
      events.addBatch();
    }
    for (Part part : parts(pairs)) {
      balance(part, now);
      balances.addBatch();
    }
    keys.executeBatch();
    entries.executeBatch();
    postings.executeBatch();
    balances.executeBatch();
    events.executeBatch();
    connection.commit();
  }

  /** In the order of ids, so that two who write never wait for each other. */
  private static List<Part> parts(List<Pair> pairs) {
    List<Part> parts = new ArrayList<>(2 * pairs.size());
    for (Pair pair : pairs) {
      parts.add(new Part(pair.giver(), -1));
      parts.add(new Part(pair.receiver(), 1));
    }
    parts.sort(Comparator.comparing(part -> part.side().id().toString()));
    return parts;
  }

  private void key(Pair pair, byte[] key, LocalDateTime now) throws SQLException {
    keys.setString(1, bank);
    keys.setBytes(2, key);
    keys.setBytes(3, random(16));
    keys.setObject(4, now);
    keys.setString(5, pair.entry().toString());
  }

  private void entry(Pair pair, byte[] key, LocalDateTime now) throws SQLException {
    entries.setString(1, pair.entry().toString());
    entries.setString(2, bank);
    entries.setBytes(3, key);
    entries.setString(4, pair.giver().id().toString());
    entries.setString(5, pair.receiver().id().toString());
    entries.setObject(6, now);
    entries.setObject(7, now);
  }

  private void posting(Pair pair, Side side, int minutes, LocalDateTime now) throws SQLException {
    postings.setString(1, side.id().toString());
    postings.setLong(2, side.postings().incrementAndGet());
    postings.setString(3, pair.entry().toString());
    postings.setLong(4, minutes);
    postings.setObject(5, now);
    postings.setObject(6, now);
  }

  private void balance(Part part, LocalDateTime now) throws SQLException {
    balances.setLong(1, part.minutes());
    balances.setObject(2, now);
    balances.setString(3, part.side().id().toString());
  }

  private void event(Pair pair, LocalDateTime now) throws SQLException {
    events.setString(1, UUID.randomUUID().toString());
    events.setString(2, UUID.randomUUID().toString());
    events.setObject(3, now);
    events.setObject(4, now);
    events.setString(
        5,
        "{\"bank\":\"0190a0a0-0000-7000-8000-000000000000\",\"edition\":\"bare@1\",\"entry\":"
            + "\"0190a0a0-0000-7000-8000-000000000000\",\"from\":\""
            + pair.giver().id()
            + "\",\"kept\":1,\"kind\":\"redeem\",\"minutes\":1,\"outcome\":\"POSTED\",\"to\":\""
            + pair.receiver().id()
            + "\"}");
    for (int seal = 6; seal <= 10; seal++) {
      events.setBytes(seal, random(32));
    }
  }

  private static LocalDateTime now() {
    return LocalDateTime.ofInstant(Instant.now(), ZoneOffset.UTC);
  }

  private static byte[] random(int length) {
    byte[] bytes = new byte[length];
    ThreadLocalRandom.current().nextBytes(bytes);
    return bytes;
  }

  @Override
  public void close() throws SQLException {
    keys.close();
    entries.close();
    postings.close();
    balances.close();
    events.close();
  }
}
