package org.gongtong.store.mariadb;

import java.util.List;
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

  private static final VersionRows<Motion> VERSIONS = new VersionRows<>("motion", Motion::fromMap);

  @Override
  public void append(Transaction transaction, MotionVersion version) {
    Motion motion = version.motion();
    VERSIONS.append(
        MariaDbTransaction.writing(transaction),
        motion.id(),
        motion.communityId(),
        motion.version(),
        handle -> insert(handle, version));
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
    return VERSIONS.find(MariaDbTransaction.reading(transaction), motionId);
  }

  @Override
  public Optional<Motion> findToChange(Transaction transaction, UUID motionId) {
    return VERSIONS.findToChange(MariaDbTransaction.reading(transaction), motionId);
  }

  @Override
  public Optional<Motion> findToVote(Transaction transaction, UUID motionId) {
    return VERSIONS.findToVote(MariaDbTransaction.reading(transaction), motionId);
  }

  @Override
  public List<MotionVersion> history(Transaction transaction, UUID motionId) {
    return MariaDbTransaction.reading(transaction)
        .createQuery("select * from motion_version where motion_id = ? order by version")
        .bind(0, motionId.toString())
        .map(
            (row, context) ->
                new MotionVersion(
                    VERSIONS.read(row.getString("motion")),
                    Columns.actor(row, "actor_kind", "actor_id"),
                    Columns.instant(row, "recorded_at")))
        .list();
  }

  @Override
  public List<Motion> page(
      Transaction transaction, UUID communityId, @Nullable UUID before, int limit) {
    return VERSIONS.page(MariaDbTransaction.reading(transaction), communityId, before, limit);
  }

  @Override
  public List<Motion> awaitingTime(Transaction transaction) {
    return VERSIONS.latestIn(
        MariaDbTransaction.reading(transaction), List.of("ANNOUNCED", "OPEN", "POSTED"));
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
}
