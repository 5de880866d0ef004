package org.gongtong.store.mariadb;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.gongtong.core.decision.assisted.AssistedEnd;
import org.gongtong.core.decision.assisted.AssistedSession;
import org.gongtong.core.decision.assisted.AssistedStore;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.ContentHash;
import org.gongtong.core.kernel.Transaction;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jdbi.v3.core.statement.Update;

/** Assisted sessions in the tables {@code assisted_…}. Thread-safe. */
public final class MariaDbAssistedStore implements AssistedStore {

  private static final String WHOLE =
      """
      select s.*, v.sha256, e.way, e.ended_at, e.end_kind, e.end_id, e.ballot_id
      from assisted_session s
        left join assisted_evidence v on v.session_id = s.id
        left join assisted_end e on e.session_id = s.id
      """;

  @Override
  public boolean add(Transaction transaction, AssistedSession session) {
    if (session.evidence() != null || session.end() != null) {
      throw new IllegalArgumentException("a new session has no evidence and no end: " + session);
    }
    return added(
        MariaDbTransaction.writing(transaction)
            .createUpdate(
                """
                insert into assisted_session (id, motion_id, party, part, who, worker_kind,
                  worker_id, number, begun_at, ends_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
            .bind(0, session.id().toString())
            .bind(1, session.motionId().toString())
            .bind(2, session.party())
            .bind(3, session.part())
            .bind(4, session.who())
            .bind(5, session.worker().kind().name())
            .bind(6, session.worker().id())
            .bind(7, session.number())
            .bind(8, Columns.utc(session.begunAt()))
            .bind(9, Columns.utc(session.endsAt())));
  }

  @Override
  public boolean addEvidence(
      Transaction transaction, UUID sessionId, ContentHash file, Instant at) {
    return added(
        MariaDbTransaction.writing(transaction)
            .createUpdate(
                "insert into assisted_evidence (session_id, sha256, recorded_at) values (?, ?, ?)")
            .bind(0, sessionId.toString())
            .bind(1, file.hex())
            .bind(2, Columns.utc(at)));
  }

  @Override
  public boolean addEnd(Transaction transaction, AssistedSession session, AssistedEnd end) {
    UUID ballot = end.ballotId();
    return added(
        MariaDbTransaction.writing(transaction)
            .createUpdate(
                """
                insert into assisted_end (session_id, way, ended_at, end_kind, end_id, motion_id,
                  cast_party, ballot_id)
                values (?, ?, ?, ?, ?, ?, ?, ?)""")
            .bind(0, session.id().toString())
            .bind(1, end.way().code())
            .bind(2, Columns.utc(end.at()))
            .bind(3, end.by().kind().name())
            .bind(4, end.by().id())
            .bind(5, session.motionId().toString())
            .bind(6, ballot == null ? null : session.party())
            .bind(7, ballot == null ? null : ballot.toString()));
  }

  @Override
  public boolean addSlip(Transaction transaction, AssistedSession session, Actor by, Instant at) {
    return added(
        MariaDbTransaction.writing(transaction)
            .createUpdate(
                """
                insert into assisted_slip (session_id, given_at, given_kind, given_id)
                values (?, ?, ?, ?)""")
            .bind(0, session.id().toString())
            .bind(1, Columns.utc(at))
            .bind(2, by.kind().name())
            .bind(3, by.id()));
  }

  @Override
  public Set<UUID> slips(Transaction transaction, UUID motionId) {
    return Set.copyOf(
        MariaDbTransaction.reading(transaction)
            .createQuery(
                """
                select p.session_id from assisted_slip p
                  join assisted_session s on s.id = p.session_id where s.motion_id = ?""")
            .bind(0, motionId.toString())
            .map((row, context) -> Columns.uuid(row, "session_id"))
            .list());
  }

  private static boolean added(Update update) {
    try {
      update.execute();
      return true;
    } catch (UnableToExecuteStatementException e) {
      if (UniqueKeys.violated(e)) {
        return false;
      }
      throw e;
    }
  }

  @Override
  public Optional<AssistedSession> find(Transaction transaction, UUID sessionId) {
    return query(transaction, "where s.id = ?")
        .bind(0, sessionId.toString())
        .map((row, context) -> session(row))
        .findOne();
  }

  @Override
  public Optional<AssistedSession> latestOf(Transaction transaction, String worker) {
    return query(transaction, "where s.worker_id = ? order by s.number desc limit 1")
        .bind(0, worker)
        .map((row, context) -> session(row))
        .findOne();
  }

  @Override
  public Set<UUID> motionsWithBallots(Transaction transaction) {
    return Set.copyOf(
        MariaDbTransaction.reading(transaction)
            .createQuery("select distinct motion_id from assisted_end where cast_party is not null")
            .map((row, context) -> Columns.uuid(row, "motion_id"))
            .list());
  }

  @Override
  public List<AssistedSession> ofMotion(Transaction transaction, UUID motionId) {
    return query(transaction, "where s.motion_id = ? order by s.begun_at, s.id")
        .bind(0, motionId.toString())
        .map((row, context) -> session(row))
        .list();
  }

  private static Query query(Transaction transaction, String rest) {
    return MariaDbTransaction.reading(transaction).createQuery(WHOLE + rest);
  }

  private static AssistedSession session(ResultSet row) throws SQLException {
    String file = row.getString("sha256");
    String way = row.getString("way");
    return new AssistedSession(
        Columns.uuid(row, "id"),
        Columns.uuid(row, "motion_id"),
        row.getInt("party"),
        row.getString("part"),
        row.getString("who"),
        Columns.actor(row, "worker_kind", "worker_id"),
        row.getInt("number"),
        Columns.instant(row, "begun_at"),
        Columns.instant(row, "ends_at"),
        file == null ? null : new ContentHash(file),
        way == null
            ? null
            : new AssistedEnd(
                AssistedEnd.Way.of(way),
                Columns.instant(row, "ended_at"),
                Columns.actor(row, "end_kind", "end_id"),
                Columns.uuidOrNull(row, "ballot_id")));
  }
}
