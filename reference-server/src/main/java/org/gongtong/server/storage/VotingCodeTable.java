package org.gongtong.server.storage;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.store.mariadb.MariaDbTransaction;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;

/** The tables {@code voting_code} and {@code voter_session}. Thread-safe. */
public final class VotingCodeTable {

  /**
   * A code to record.
   *
   * @param number 1 for the letter, 2, 3, … for its reprints
   * @param reason of a reprint
   */
  public record NewCode(UUID id, int party, int number, String hash, @Nullable String reason) {}

  /**
   * A code that was presented.
   *
   * @param latest false once it was printed again
   */
  public record Found(UUID id, UUID motionId, int party, boolean latest) {}

  /** A reprint. */
  public record Reprint(int party, int number, Instant at, Actor by, String reason) {}

  /** A session that has not ended. */
  public record Session(UUID motionId, int party, Instant expiresAt) {}

  /**
   * Records codes of one motion.
   *
   * @return whether they were; false if somebody has recorded one of these numbers meanwhile, and
   *     then the transaction must not go on
   */
  public boolean add(
      Transaction transaction, UUID motionId, List<NewCode> codes, Actor by, Instant now) {
    if (codes.isEmpty()) {
      return true;
    }
    try (PreparedBatch batch =
        MariaDbTransaction.writing(transaction)
            .prepareBatch(
                """
                insert into voting_code
                  (id, motion_id, party, number, code_hash, issued_at, actor_kind, actor_id, reason)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")) {
      for (NewCode code : codes) {
        batch
            .bind(0, code.id().toString())
            .bind(1, motionId.toString())
            .bind(2, code.party())
            .bind(3, code.number())
            .bind(4, code.hash())
            .bind(5, Columns.utc(now))
            .bind(6, by.kind().name())
            .bind(7, by.id())
            .bind(8, code.reason())
            .add();
      }
      batch.execute();
      return true;
    } catch (UnableToExecuteStatementException e) {
      if (Columns.isDuplicate(e)) {
        return false;
      }
      throw e;
    }
  }

  /** The parties of a motion that have a code. */
  public Set<Integer> parties(Transaction transaction, UUID motionId) {
    return new HashSet<>(
        MariaDbTransaction.reading(transaction)
            .createQuery("select party from voting_code where motion_id = ? and number = 1")
            .bind(0, motionId.toString())
            .mapTo(Integer.class)
            .list());
  }

  /** The number of the code that holds; 0 if the party has none. */
  public int latestNumber(Transaction transaction, UUID motionId, int party) {
    return MariaDbTransaction.reading(transaction)
        .createQuery(
            "select coalesce(max(number), 0) from voting_code where motion_id = ? and party = ?")
        .bind(0, motionId.toString())
        .bind(1, party)
        .mapTo(Integer.class)
        .one();
  }

  /** How many codes of a motion were recorded, with a number of at least this. */
  public long count(Transaction transaction, UUID motionId, int leastNumber) {
    return MariaDbTransaction.reading(transaction)
        .createQuery("select count(*) from voting_code where motion_id = ? and number >= ?")
        .bind(0, motionId.toString())
        .bind(1, leastNumber)
        .mapTo(Long.class)
        .one();
  }

  /** The reprints of a motion, the latest first. */
  public List<Reprint> reprints(Transaction transaction, UUID motionId) {
    return MariaDbTransaction.reading(transaction)
        .createQuery(
            """
            select party, number, issued_at, actor_kind, actor_id, reason from voting_code
            where motion_id = ? and number > 1 order by issued_at desc, party, number desc""")
        .bind(0, motionId.toString())
        .map(
            (row, context) ->
                new Reprint(
                    row.getInt("party"),
                    row.getInt("number"),
                    Columns.instant(row, "issued_at"),
                    new Actor(
                        Actor.Kind.valueOf(row.getString("actor_kind")), row.getString("actor_id")),
                    row.getString("reason")))
        .list();
  }

  /** The code behind a hash. */
  public Optional<Found> find(Transaction transaction, String hash) {
    return MariaDbTransaction.reading(transaction)
        .createQuery(
            """
            select c.id, c.motion_id, c.party, not exists (
              select 1 from voting_code n
              where n.motion_id = c.motion_id and n.party = c.party and n.number > c.number) as latest
            from voting_code c where c.code_hash = ?""")
        .bind(0, hash)
        .map(
            (row, context) ->
                new Found(
                    UUID.fromString(row.getString("id")),
                    UUID.fromString(row.getString("motion_id")),
                    row.getInt("party"),
                    row.getBoolean("latest")))
        .findOne();
  }

  public void openSession(
      Transaction transaction, String tokenHash, UUID codeId, Instant now, Instant expiresAt) {
    MariaDbTransaction.writing(transaction)
        .createUpdate(
            "insert into voter_session (token_hash, code_id, created_at, expires_at) values (?, ?, ?, ?)")
        .bind(0, tokenHash)
        .bind(1, codeId.toString())
        .bind(2, Columns.utc(now))
        .bind(3, Columns.utc(expiresAt))
        .execute();
  }

  /** The session of a token, unless it is over or its code was printed again. */
  public Optional<Session> findSession(Transaction transaction, String tokenHash, Instant now) {
    return MariaDbTransaction.reading(transaction)
        .createQuery(
            """
            select c.motion_id, c.party, s.expires_at
            from voter_session s join voting_code c on c.id = s.code_id
            where s.token_hash = ? and s.expires_at > ? and not exists (
              select 1 from voting_code n
              where n.motion_id = c.motion_id and n.party = c.party and n.number > c.number)""")
        .bind(0, tokenHash)
        .bind(1, Columns.utc(now))
        .map(
            (row, context) ->
                new Session(
                    UUID.fromString(row.getString("motion_id")),
                    row.getInt("party"),
                    Columns.instant(row, "expires_at")))
        .findOne();
  }

  public void endSessions(Transaction transaction, List<String> tokenHashes) {
    if (tokenHashes.isEmpty()) {
      return;
    }
    try (PreparedBatch batch =
        MariaDbTransaction.writing(transaction)
            .prepareBatch("delete from voter_session where token_hash = ?")) {
      tokenHashes.forEach(hash -> batch.bind(0, hash).add());
      batch.execute();
    }
  }

  public void dropSessions(Transaction transaction, Instant expired) {
    MariaDbTransaction.writing(transaction)
        .createUpdate("delete from voter_session where expires_at < ?")
        .bind(0, Columns.utc(expired))
        .execute();
  }

  /** How many codes of a motion could still be looked up. */
  public long countReadable(Transaction transaction, UUID motionId) {
    return MariaDbTransaction.reading(transaction)
        .createQuery(
            "select count(*) from voting_code where motion_id = ? and code_hash not like '-%'")
        .bind(0, motionId.toString())
        .mapTo(Long.class)
        .one();
  }

  /**
   * Takes the hashes of a motion's codes away, for good: no letter leads to a party any more. That
   * letters were printed, when and by whom, stays.
   *
   * @param most how many at most
   * @return how many it took
   */
  public int blank(Transaction transaction, UUID motionId, int most) {
    return MariaDbTransaction.writing(transaction)
        .createUpdate(
            """
            update voting_code set code_hash = concat('-', id)
            where motion_id = ? and code_hash not like '-%' limit ?""")
        .bind(0, motionId.toString())
        .bind(1, most)
        .execute();
  }
}
