package org.gongtong.store.mariadb;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gongtong.core.decision.FrozenRoll;
import org.gongtong.core.decision.Motion;
import org.gongtong.core.decision.MotionState;
import org.gongtong.core.decision.MotionStore;
import org.gongtong.core.decision.MotionVersion;
import org.gongtong.core.kernel.CanonicalJson;
import org.gongtong.core.kernel.Transaction;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;

/** Motions in the tables {@code motion}, {@code motion_version} and those of rolls. Thread-safe. */
public final class MariaDbMotionStore implements MotionStore {

  @Override
  public void append(Transaction transaction, MotionVersion version) {
    Handle handle = MariaDbTransaction.writing(transaction);
    Motion motion = version.motion();
    int latest =
        handle
            .createQuery("select coalesce(max(version), 0) from motion_version where motion_id = ?")
            .bind(0, motion.id().toString())
            .mapTo(Integer.class)
            .one();
    if (motion.version() >= 1 && motion.version() <= latest) {
      throw new LostRace("version " + motion.version() + " of motion " + motion.id() + " is there");
    }
    if (motion.version() != latest + 1) {
      throw new IllegalStateException(
          "version " + motion.version() + " of motion " + motion.id() + " after " + latest);
    }
    try {
      if (motion.version() == 1) {
        insertHead(handle, motion);
      }
      insert(handle, version);
    } catch (UnableToExecuteStatementException e) {
      if (UniqueKeys.violated(e)) {
        throw new LostRace(
            "somebody else appended version " + motion.version() + " of motion " + motion.id(), e);
      }
      throw e;
    }
  }

  private static void insertHead(Handle handle, Motion motion) {
    handle
        .createUpdate("insert into motion (id, community_id) values (?, ?)")
        .bind(0, motion.id().toString())
        .bind(1, motion.communityId().toString())
        .execute();
  }

  private static void insert(Handle handle, MotionVersion version) {
    Motion motion = version.motion();
    handle
        .createUpdate(
            """
            insert into motion_version
              (motion_id, version, state, counted, recorded_at, actor_kind, actor_id, motion)
            values (?, ?, ?, ?, ?, ?, ?, ?)""")
        .bind(0, motion.id().toString())
        .bind(1, motion.version())
        .bind(2, motion.state().name())
        .bind(3, motion.state() == MotionState.DECIDED ? Boolean.TRUE : null)
        .bind(4, Columns.utc(version.recordedAt()))
        .bind(5, version.actor().kind().name())
        .bind(6, version.actor().id())
        .bind(7, CanonicalJson.write(motion.toMap()))
        .execute();
  }

  @Override
  public Optional<Motion> find(Transaction transaction, UUID motionId) {
    return find(MariaDbTransaction.reading(transaction), motionId);
  }

  private static Optional<Motion> find(Handle handle, UUID motionId) {
    return handle
        .createQuery(
            """
            select motion from motion_version where motion_id = ?
            order by version desc limit 1""")
        .bind(0, motionId.toString())
        .mapTo(String.class)
        .findOne()
        .map(MariaDbMotionStore::motion);
  }

  @Override
  public Optional<Motion> findToChange(Transaction transaction, UUID motionId) {
    return findLocked(transaction, "select 1 from motion where id = ? for update", motionId);
  }

  @Override
  public Optional<Motion> findToVote(Transaction transaction, UUID motionId) {
    return findLocked(
        transaction, "select 1 from motion where id = ? lock in share mode", motionId);
  }

  /** The lock is had before the version is read, so that it is the latest. */
  private static Optional<Motion> findLocked(Transaction transaction, String lock, UUID motionId) {
    Handle handle = MariaDbTransaction.reading(transaction);
    boolean there =
        handle
            .createQuery(lock)
            .bind(0, motionId.toString())
            .mapTo(Integer.class)
            .findOne()
            .isPresent();
    return there ? find(handle, motionId) : Optional.empty();
  }

  @Override
  public List<MotionVersion> history(Transaction transaction, UUID motionId) {
    return MariaDbTransaction.reading(transaction)
        .createQuery("select * from motion_version where motion_id = ? order by version")
        .bind(0, motionId.toString())
        .map(
            (row, context) ->
                new MotionVersion(
                    motion(row.getString("motion")),
                    Columns.actor(row, "actor_kind", "actor_id"),
                    Columns.instant(row, "recorded_at")))
        .list();
  }

  @Override
  public List<Motion> page(
      Transaction transaction, UUID communityId, @Nullable UUID before, int limit) {
    if (limit < 1 || limit > 200) {
      throw new IllegalArgumentException("a page has 1 to 200 motions: " + limit);
    }
    Handle handle = MariaDbTransaction.reading(transaction);
    long below =
        before == null
            ? Long.MAX_VALUE
            : handle
                .createQuery("select sequence from motion where id = ?")
                .bind(0, before.toString())
                .mapTo(Long.class)
                .findOne()
                .orElse(0L);
    return handle
        .createQuery(
            """
            select v.motion from motion m join motion_version v on v.motion_id = m.id
            where m.community_id = ? and m.sequence < ?
              and v.version = (select max(version) from motion_version where motion_id = m.id)
            order by m.sequence desc limit ?""")
        .bind(0, communityId.toString())
        .bind(1, below)
        .bind(2, limit)
        .mapTo(String.class)
        .map(MariaDbMotionStore::motion)
        .list();
  }

  @Override
  public List<Motion> awaitingTime(Transaction transaction) {
    // Versions have no gaps: the latest is the one that the next does not follow.
    return MariaDbTransaction.reading(transaction)
        .createQuery(
            """
            select v.motion from motion_version v
            where v.state in ('ANNOUNCED', 'OPEN', 'POSTED')
              and not exists (select 1 from motion_version n
                              where n.motion_id = v.motion_id and n.version = v.version + 1)""")
        .mapTo(String.class)
        .map(MariaDbMotionStore::motion)
        .list();
  }

  @Override
  public void freezeRoll(Transaction transaction, UUID motionId, FrozenRoll roll) {
    try {
      RollRows.write(MariaDbTransaction.writing(transaction), motionId, roll);
    } catch (UnableToExecuteStatementException e) {
      if (UniqueKeys.violated(e)) {
        throw new IllegalStateException("the roll of motion " + motionId + " is frozen already", e);
      }
      throw e;
    }
  }

  @Override
  public Optional<FrozenRoll> findRoll(Transaction transaction, UUID motionId) {
    return RollRows.read(MariaDbTransaction.reading(transaction), motionId);
  }

  private static Motion motion(String json) {
    if (!(CanonicalJson.read(json) instanceof Map<?, ?> members)) {
      throw new IllegalStateException("a stored motion is a JSON object: " + json);
    }
    Map<String, Object> map = new LinkedHashMap<>();
    members.forEach((name, value) -> map.put((String) name, value));
    return Motion.fromMap(map);
  }
}
