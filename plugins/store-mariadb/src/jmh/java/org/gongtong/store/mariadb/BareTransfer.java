package org.gongtong.store.mariadb;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The rows of one transfer and its event, written without any of our code: key, entry, two
 * postings, two balances, event.
 */
final class BareTransfer {

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

  private BareTransfer() {}

  /** An account and how many postings it has had. */
  record Side(UUID id, AtomicLong postings) {}

  /** Writes and commits; of the two accounts that with the lower id comes first. */
  static void write(Connection connection, UUID bank, UUID entry, Side giver, Side receiver)
      throws SQLException {
    rows(connection, bank, entry, giver, receiver);
    connection.commit();
  }

  private static void rows(Connection connection, UUID bank, UUID entry, Side giver, Side receiver)
      throws SQLException {
    LocalDateTime now = LocalDateTime.ofInstant(Instant.now(), ZoneOffset.UTC);
    byte[] key = random(16);
    try (PreparedStatement keys = connection.prepareStatement(KEY);
        PreparedStatement entries = connection.prepareStatement(ENTRY);
        PreparedStatement postings = connection.prepareStatement(POSTING);
        PreparedStatement balances = connection.prepareStatement(BALANCE);
        PreparedStatement events = connection.prepareStatement(EVENT)) {
      keys.setString(1, bank.toString());
      keys.setBytes(2, key);
      keys.setBytes(3, random(16));
      keys.setObject(4, now);
      keys.setString(5, entry.toString());
      keys.executeUpdate();
      entries.setString(1, entry.toString());
      entries.setString(2, bank.toString());
      entries.setBytes(3, key);
      entries.setString(4, giver.id().toString());
      entries.setString(5, receiver.id().toString());
      entries.setObject(6, now);
      entries.setObject(7, now);
      entries.executeUpdate();
      boolean giverFirst = giver.id().toString().compareTo(receiver.id().toString()) < 0;
      for (Side side : giverFirst ? new Side[] {giver, receiver} : new Side[] {receiver, giver}) {
        balances.setLong(1, side == giver ? -1 : 1);
        balances.setObject(2, now);
        balances.setString(3, side.id().toString());
        balances.executeUpdate();
      }
      for (Side side : new Side[] {giver, receiver}) {
        postings.setString(1, side.id().toString());
        postings.setLong(2, side.postings().incrementAndGet());
        postings.setString(3, entry.toString());
        postings.setLong(4, side == giver ? -1 : 1);
        postings.setObject(5, now);
        postings.setObject(6, now);
        postings.addBatch();
      }
      postings.executeBatch();
      event(events, giver, receiver, now);
    }
  }

  private static void event(PreparedStatement event, Side giver, Side receiver, LocalDateTime now)
      throws SQLException {
    event.setString(1, UUID.randomUUID().toString());
    event.setString(2, UUID.randomUUID().toString());
    event.setObject(3, now);
    event.setObject(4, now);
    event.setString(
        5,
        "{\"bank\":\"0190a0a0-0000-7000-8000-000000000000\",\"edition\":\"bare@1\",\"entry\":"
            + "\"0190a0a0-0000-7000-8000-000000000000\",\"from\":\""
            + giver.id()
            + "\",\"kept\":1,\"kind\":\"redeem\",\"minutes\":1,\"outcome\":\"POSTED\",\"to\":\""
            + receiver.id()
            + "\"}");
    for (int seal = 6; seal <= 10; seal++) {
      event.setBytes(seal, random(32));
    }
    event.executeUpdate();
  }

  private static byte[] random(int length) {
    byte[] bytes = new byte[length];
    ThreadLocalRandom.current().nextBytes(bytes);
    return bytes;
  }
}
