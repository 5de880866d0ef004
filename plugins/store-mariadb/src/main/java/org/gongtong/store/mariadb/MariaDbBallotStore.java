package org.gongtong.store.mariadb;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gongtong.core.decision.Ballot;
import org.gongtong.core.decision.BallotStore;
import org.gongtong.core.decision.Channel;
import org.gongtong.core.decision.Correction;
import org.gongtong.core.decision.Evidence;
import org.gongtong.core.decision.RecordedBallot;
import org.gongtong.core.decision.VoterNaming;
import org.gongtong.core.kernel.Transaction;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;

/** Ballot boxes in the tables {@code ballot} and {@code voter_naming}. Thread-safe. */
public final class MariaDbBallotStore implements BallotStore {

  private static final String COLUMNS =
      """
      insert into ballot (id, motion_id, party, slot, part, voter, channel, cast_at, choice, proxy,
        recorded_at, evidence, recorder_kind, recorder_id, witness, corrects, reason, voids)
      """;

  private static final String ADD =
      COLUMNS + "values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

  /**
   * One statement that asks and inserts. The motion is null, and so the row turned away, if the
   * votes were counted. The motion's head is locked before that is looked up: who waits for the
   * count finds it done. The lock is the one the foreign key takes anyhow. Not {@code insert …
   * select}, which on MariaDB 11.4 takes ten times as long as {@code insert … values}, and holds
   * the table's counter meanwhile.
   */
  private static final String ADD_UNLESS_COUNTED =
      COLUMNS
          + """
          values (?,
            (select m.id from motion m
             left join motion_version c on c.motion_id = m.id and c.counted = 1
             where m.id = ? and c.counted is null
             lock in share mode),
            ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

  private static final int NULL_IN_COLUMN = 1048;

  @Override
  public boolean add(Transaction transaction, RecordedBallot ballot, boolean unlessCounted) {
    try (PreparedStatement insert =
        MariaDbTransaction.writing(transaction)
            .getConnection()
            .prepareStatement(unlessCounted ? ADD_UNLESS_COUNTED : ADD)) {
      bind(insert, ballot);
      insert.executeUpdate();
      return true;
    } catch (SQLException e) {
      if (e.getErrorCode() == UniqueKeys.DUPLICATE_KEY
          || unlessCounted && e.getErrorCode() == NULL_IN_COLUMN) {
        return false;
      }
      throw new UnableToExecuteStatementException("cannot add a ballot", e, null);
    }
  }

  private static void bind(PreparedStatement insert, RecordedBallot row) throws SQLException {
    Ballot ballot = row.ballot();
    Evidence evidence = row.evidence();
    Correction correction = row.correction();
    insert.setString(1, row.id().toString());
    insert.setString(2, row.motionId().toString());
    insert.setInt(3, row.party());
    insert.setString(4, row.slot());
    insert.setString(5, ballot.part());
    insert.setString(6, ballot.voter());
    insert.setString(7, ballot.channel().code());
    insert.setObject(8, Columns.utc(ballot.castAt()));
    insert.setString(9, ballot.choice());
    insert.setString(10, ballot.proxy());
    insert.setObject(11, Columns.utc(row.recordedAt()));
    insert.setString(12, evidence.reference());
    insert.setString(13, evidence.recorder().kind().name());
    insert.setString(14, evidence.recorder().id());
    insert.setString(15, evidence.witness());
    insert.setString(16, correction == null ? null : correction.of().toString());
    insert.setString(17, correction == null ? null : correction.reason());
    insert.setBoolean(18, row.voids());
  }

  @Override
  public Optional<RecordedBallot> find(Transaction transaction, UUID ballotId) {
    return MariaDbTransaction.reading(transaction)
        .createQuery("select * from ballot where id = ?")
        .bind(0, ballotId.toString())
        .map((row, context) -> ballot(row))
        .findOne();
  }

  @Override
  public List<RecordedBallot> ofParty(Transaction transaction, UUID motionId, int party) {
    return MariaDbTransaction.reading(transaction)
        .createQuery("select * from ballot where motion_id = ? and party = ? order by sequence")
        .bind(0, motionId.toString())
        .bind(1, party)
        .map((row, context) -> ballot(row))
        .list();
  }

  @Override
  public List<RecordedBallot> ofMotion(Transaction transaction, UUID motionId) {
    return MariaDbTransaction.reading(transaction)
        .createQuery("select * from ballot where motion_id = ? order by sequence")
        .bind(0, motionId.toString())
        .map((row, context) -> ballot(row))
        .list();
  }

  @Override
  public List<Participation> participationAfter(
      Transaction transaction, UUID motionId, long afterSequence, int limit) {
    if (limit < 1 || limit > 100_000) {
      throw new IllegalArgumentException("a page has 1 to 100000 rows: " + limit);
    }
    return MariaDbTransaction.reading(transaction)
        .createQuery(
            """
            select sequence, party, voids, recorded_at from ballot force index (ballot_box)
            where motion_id = ? and sequence > ? order by sequence limit ?""")
        .bind(0, motionId.toString())
        .bind(1, afterSequence)
        .bind(2, limit)
        .map(
            (row, context) ->
                new Participation(
                    row.getLong("sequence"),
                    row.getInt("party"),
                    row.getBoolean("voids"),
                    Columns.instant(row, "recorded_at")))
        .list();
  }

  @Override
  public void addNaming(Transaction transaction, VoterNaming naming) {
    MariaDbTransaction.writing(transaction)
        .createUpdate(
            """
            insert into voter_naming
              (motion_id, party, voter, evidence, actor_kind, actor_id, recorded_at)
            values (?, ?, ?, ?, ?, ?, ?)""")
        .bind(0, naming.motionId().toString())
        .bind(1, naming.party())
        .bind(2, naming.voter())
        .bind(3, naming.evidence())
        .bind(4, naming.actor().kind().name())
        .bind(5, naming.actor().id())
        .bind(6, Columns.utc(naming.recordedAt()))
        .execute();
  }

  @Override
  public List<VoterNaming> namings(Transaction transaction, UUID motionId) {
    return MariaDbTransaction.reading(transaction)
        .createQuery("select * from voter_naming where motion_id = ? order by sequence")
        .bind(0, motionId.toString())
        .map(
            (row, context) ->
                new VoterNaming(
                    motionId,
                    row.getInt("party"),
                    row.getString("voter"),
                    row.getString("evidence"),
                    Columns.actor(row, "actor_kind", "actor_id"),
                    Columns.instant(row, "recorded_at")))
        .list();
  }

  private static RecordedBallot ballot(ResultSet row) throws SQLException {
    UUID id = Columns.uuid(row, "id");
    return new RecordedBallot(
        id,
        Columns.uuid(row, "motion_id"),
        row.getInt("party"),
        new Ballot(
            id.toString(),
            row.getString("part"),
            row.getString("voter"),
            channel(row.getString("channel")),
            Columns.instant(row, "cast_at"),
            row.getString("choice"),
            row.getString("proxy")),
        row.getString("slot"),
        Columns.instant(row, "recorded_at"),
        new Evidence(
            row.getString("evidence"),
            Columns.actor(row, "recorder_kind", "recorder_id"),
            row.getString("witness")),
        correction(row));
  }

  private static @Nullable Correction correction(ResultSet row) throws SQLException {
    UUID of = Columns.uuidOrNull(row, "corrects");
    return of == null ? null : new Correction(of, row.getString("reason"), row.getBoolean("voids"));
  }

  private static Channel channel(String code) {
    return Channel.find(code)
        .orElseThrow(() -> new IllegalStateException("no channel of a ballot: " + code));
  }
}
