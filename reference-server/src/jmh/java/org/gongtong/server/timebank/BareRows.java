package org.gongtong.server.timebank;

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
import java.util.concurrent.atomic.AtomicLongArray;
import org.gongtong.core.timebank.ledger.LedgerAccount;
import org.gongtong.core.timebank.ledger.TimeBank;

/**
 * The rows of one transfer and its event, written without any of our code: key, entry, two
 * postings, two balances, event. Thread-safe.
 */
final class BareRows {

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
      values (?, ?, ?, 'redeem', ?, ?, 1, 1, ?, ?, 'bare@1', 'STAFF', 'clerk', null)""";

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
      values (?, 'timebank', 'transfer-posted', ?, 'STAFF', 'clerk', ?, ?, ?, true, ?, ?, ?, ?, ?)""";

  private final String bank;
  private final List<String> accounts;
  private final AtomicLongArray postings;

  BareRows(TimeBank bank, List<LedgerAccount> accounts) {
    this.bank = bank.id().toString();
    this.accounts = accounts.stream().map(account -> account.id().toString()).sorted().toList();
    this.postings = new AtomicLongArray(accounts.size());
  }

  /** Writes a transfer between any two and commits; accounts are locked in the order of ids. */
  void write(Connection connection) throws SQLException {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    int first = random.nextInt(accounts.size() - 1);
    int second = random.nextInt(first + 1, accounts.size());
    int minutes = random.nextBoolean() ? 1 : -1;
    LocalDateTime now = LocalDateTime.ofInstant(Instant.now(), ZoneOffset.UTC);
    String entry = entryId();
    byte[] key = bytes(16);
    try (PreparedStatement keys = connection.prepareStatement(KEY)) {
      key(keys, key, entry, now);
      keys.executeUpdate();
    }
    try (PreparedStatement entries = connection.prepareStatement(ENTRY)) {
      entry(entries, entry, key, minutes < 0 ? first : second, minutes < 0 ? second : first, now);
      entries.executeUpdate();
    }
    posting(connection, entry, first, minutes, now);
    posting(connection, entry, second, -minutes, now);
    balance(connection, first, minutes, now);
    balance(connection, second, -minutes, now);
    try (PreparedStatement event = connection.prepareStatement(EVENT)) {
      event(event, entry, first, second, now);
      event.executeUpdate();
    }
    connection.commit();
  }

  /**
   * Writes so many transfers, a batch for each table, and commits: what a thousand rows cost at
   * least. Nobody else writes to these accounts meanwhile but in the order of ids.
   */
  void writeAll(Connection connection, int transfers) throws SQLException {
    try (PreparedStatement keys = connection.prepareStatement(KEY);
        PreparedStatement entries = connection.prepareStatement(ENTRY);
        PreparedStatement movements = connection.prepareStatement(POSTING);
        PreparedStatement balances = connection.prepareStatement(BALANCE);
        PreparedStatement events = connection.prepareStatement(EVENT)) {
      LocalDateTime now = LocalDateTime.ofInstant(Instant.now(), ZoneOffset.UTC);
      List<Move> moves = new ArrayList<>();
      for (int i = 0; i < transfers; i++) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        int first = random.nextInt(accounts.size() - 1);
        int second = random.nextInt(first + 1, accounts.size());
        String entry = entryId();
        byte[] key = bytes(16);
        key(keys, key, entry, now);
        keys.addBatch();
        entry(entries, entry, key, first, second, now);
        entries.addBatch();
        posting(movements, entry, first, -1, now);
        movements.addBatch();
        posting(movements, entry, second, 1, now);
        movements.addBatch();
        event(events, entry, first, second, now);
        events.addBatch();
        moves.add(new Move(first, -1));
        moves.add(new Move(second, 1));
      }
      moves.sort(Comparator.comparingInt(Move::account));
      for (Move move : moves) {
        balance(balances, move.account(), move.minutes(), now);
        balances.addBatch();
      }
      for (PreparedStatement one : List.of(keys, entries, movements, balances, events)) {
        one.executeBatch();
      }
    }
    connection.commit();
  }

  private record Move(int account, int minutes) {}

  private static String entryId() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    long high = Instant.now().toEpochMilli() << 16 | 0x7000L | random.nextLong(0x1000L);
    return new UUID(high, random.nextLong() >>> 2 | Long.MIN_VALUE).toString();
  }

  private void key(PreparedStatement keys, byte[] key, String entry, LocalDateTime now)
      throws SQLException {
    keys.setString(1, bank);
    keys.setBytes(2, key);
    keys.setBytes(3, bytes(16));
    keys.setObject(4, now);
    keys.setString(5, entry);
  }

  private void entry(
      PreparedStatement entries,
      String entry,
      byte[] key,
      int giver,
      int receiver,
      LocalDateTime now)
      throws SQLException {
    entries.setString(1, entry);
    entries.setString(2, bank);
    entries.setBytes(3, key);
    entries.setString(4, accounts.get(giver));
    entries.setString(5, accounts.get(receiver));
    entries.setObject(6, now);
    entries.setObject(7, now);
  }

  private void posting(
      Connection connection, String entry, int account, int minutes, LocalDateTime now)
      throws SQLException {
    try (PreparedStatement posting = connection.prepareStatement(POSTING)) {
      posting(posting, entry, account, minutes, now);
      posting.executeUpdate();
    }
  }

  private void posting(
      PreparedStatement posting, String entry, int account, int minutes, LocalDateTime now)
      throws SQLException {
    posting.setString(1, accounts.get(account));
    posting.setLong(2, postings.incrementAndGet(account));
    posting.setString(3, entry);
    posting.setLong(4, minutes);
    posting.setObject(5, now);
    posting.setObject(6, now);
  }

  private void balance(Connection connection, int account, int minutes, LocalDateTime now)
      throws SQLException {
    try (PreparedStatement balance = connection.prepareStatement(BALANCE)) {
      balance(balance, account, minutes, now);
      balance.executeUpdate();
    }
  }

  private void balance(PreparedStatement balance, int account, int minutes, LocalDateTime now)
      throws SQLException {
    balance.setLong(1, minutes);
    balance.setObject(2, now);
    balance.setString(3, accounts.get(account));
  }

  private void event(PreparedStatement event, String entry, int from, int to, LocalDateTime now)
      throws SQLException {
    event.setString(1, UUID.randomUUID().toString());
    event.setString(2, UUID.randomUUID().toString());
    event.setObject(3, now);
    event.setObject(4, now);
    event.setString(
        5,
        "{\"bank\":\""
            + bank
            + "\",\"edition\":\"bare@1\",\"entry\":\""
            + entry
            + "\",\"from\":\""
            + accounts.get(from)
            + "\",\"kept\":1,\"kind\":\"redeem\",\"minutes\":1,\"outcome\":\"POSTED\",\"to\":\""
            + accounts.get(to)
            + "\"}");
    for (int seal = 6; seal <= 10; seal++) {
      event.setBytes(seal, bytes(32));
    }
  }

  private static byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    ThreadLocalRandom.current().nextBytes(bytes);
    return bytes;
  }
}
