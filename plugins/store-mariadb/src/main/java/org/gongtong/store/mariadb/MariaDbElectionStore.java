package org.gongtong.store.mariadb;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gongtong.core.decision.Channel;
import org.gongtong.core.decision.election.Election;
import org.gongtong.core.decision.election.ElectionBallot;
import org.gongtong.core.decision.election.ElectionRoll;
import org.gongtong.core.decision.election.ElectionState;
import org.gongtong.core.decision.election.ElectionStore;
import org.gongtong.core.decision.election.ElectionVersion;
import org.gongtong.core.decision.election.ElectionVoter;
import org.gongtong.core.decision.election.OpenedBallots;
import org.gongtong.core.decision.election.Participation;
import org.gongtong.core.decision.election.ParticipationCount;
import org.gongtong.core.decision.election.SealedBallot;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.CanonicalJson;
import org.gongtong.core.kernel.Transaction;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;

/** Elections in the tables {@code election…}. Thread-safe. */
public final class MariaDbElectionStore implements ElectionStore {

  private static final VersionRows<Election> VERSIONS =
      new VersionRows<>("election", Election::fromMap);

  @Override
  public void append(Transaction transaction, ElectionVersion version) {
    Election election = version.election();
    VERSIONS.append(
        MariaDbTransaction.writing(transaction),
        election.id(),
        election.communityId(),
        election.version(),
        handle -> insert(handle, version));
  }

  private static void insert(Handle handle, ElectionVersion version) {
    Election election = version.election();
    Actor witness = version.witness();
    handle
        .createUpdate(
            """
            insert into election_version
              (election_id, version, state, counted, recorded_at, actor_kind, actor_id,
               witness_kind, witness_id, election)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
        .bind(0, election.id().toString())
        .bind(1, election.version())
        .bind(2, election.state().name())
        .bind(3, election.state() == ElectionState.COUNTED ? Boolean.TRUE : null)
        .bind(4, Columns.utc(version.recordedAt()))
        .bind(5, version.actor().kind().name())
        .bind(6, version.actor().id())
        .bind(7, witness == null ? null : witness.kind().name())
        .bind(8, witness == null ? null : witness.id())
        .bind(9, CanonicalJson.write(election.toMap()))
        .execute();
  }

  @Override
  public Optional<Election> find(Transaction transaction, UUID electionId) {
    return VERSIONS.find(MariaDbTransaction.reading(transaction), electionId);
  }

  @Override
  public Optional<Election> findToChange(Transaction transaction, UUID electionId) {
    return VERSIONS.findToChange(MariaDbTransaction.reading(transaction), electionId);
  }

  @Override
  public Optional<Election> findToVote(Transaction transaction, UUID electionId) {
    return VERSIONS.findToVote(MariaDbTransaction.reading(transaction), electionId);
  }

  @Override
  public List<ElectionVersion> history(Transaction transaction, UUID electionId) {
    return MariaDbTransaction.reading(transaction)
        .createQuery("select * from election_version where election_id = ? order by version")
        .bind(0, electionId.toString())
        .map(
            (row, context) ->
                new ElectionVersion(
                    VERSIONS.read(row.getString("election")),
                    Columns.actor(row, "actor_kind", "actor_id"),
                    row.getString("witness_kind") == null
                        ? null
                        : Columns.actor(row, "witness_kind", "witness_id"),
                    Columns.instant(row, "recorded_at")))
        .list();
  }

  @Override
  public List<Election> page(
      Transaction transaction, UUID communityId, @Nullable UUID before, int limit) {
    return VERSIONS.page(MariaDbTransaction.reading(transaction), communityId, before, limit);
  }

  @Override
  public List<Election> awaitingTime(Transaction transaction) {
    return VERSIONS.latestIn(MariaDbTransaction.reading(transaction), List.of("ANNOUNCED", "OPEN"));
  }

  @Override
  public void putRoll(Transaction transaction, UUID electionId, int version, ElectionRoll roll) {
    Handle handle = MariaDbTransaction.writing(transaction);
    try {
      ElectionRows.insertVoters(handle, electionId, version, roll.voters());
    } catch (UnableToExecuteStatementException e) {
      throw ElectionRows.thereAlready(
          e, "version " + version + " of election " + electionId + " has a list of voters already");
    }
  }

  @Override
  public Optional<ElectionRoll> findRoll(Transaction transaction, UUID electionId, int version) {
    List<ElectionVoter> voters =
        MariaDbTransaction.reading(transaction)
            .createQuery(
                """
                select number, voter_id, struck from election_voter
                where election_id = ? and version = ? order by number""")
            .bind(0, electionId.toString())
            .bind(1, version)
            .map((row, context) -> voter(row))
            .list();
    return voters.isEmpty() ? Optional.empty() : Optional.of(new ElectionRoll(voters));
  }

  @Override
  public Optional<ElectionVoter> findVoter(
      Transaction transaction, UUID electionId, int version, int number) {
    return MariaDbTransaction.reading(transaction)
        .createQuery(
            """
            select number, voter_id, struck from election_voter
            where election_id = ? and version = ? and number = ?""")
        .bind(0, electionId.toString())
        .bind(1, version)
        .bind(2, number)
        .map((row, context) -> voter(row))
        .findOne();
  }

  private static ElectionVoter voter(ResultSet row) throws SQLException {
    return new ElectionVoter(
        row.getInt("number"), row.getString("voter_id"), row.getBoolean("struck"));
  }

  @Override
  public boolean addParticipation(Transaction transaction, Participation participation) {
    try {
      MariaDbTransaction.writing(transaction)
          .createUpdate(
              """
              insert into election_participation (election_id, voter, channel, recorded_at)
              values (?, ?, ?, ?)""")
          .bind(0, participation.electionId().toString())
          .bind(1, participation.voter())
          .bind(2, participation.channel().code())
          .bind(3, Columns.utc(participation.recordedAt()))
          .execute();
      return true;
    } catch (UnableToExecuteStatementException e) {
      if (UniqueKeys.violated(e)) {
        return false;
      }
      throw e;
    }
  }

  @Override
  public Optional<Participation> findParticipation(
      Transaction transaction, UUID electionId, int voter) {
    return MariaDbTransaction.reading(transaction)
        .createQuery("select * from election_participation where election_id = ? and voter = ?")
        .bind(0, electionId.toString())
        .bind(1, voter)
        .map((row, context) -> participation(row))
        .findOne();
  }

  @Override
  public List<Participation> participations(Transaction transaction, UUID electionId) {
    return MariaDbTransaction.reading(transaction)
        .createQuery("select * from election_participation where election_id = ? order by voter")
        .bind(0, electionId.toString())
        .map((row, context) -> participation(row))
        .list();
  }

  private static Participation participation(ResultSet row) throws SQLException {
    String code = row.getString("channel");
    return new Participation(
        Columns.uuid(row, "election_id"),
        row.getInt("voter"),
        Channel.find(code)
            .orElseThrow(() -> new IllegalStateException("no channel of a voter: " + code)),
        Columns.instant(row, "recorded_at"));
  }

  @Override
  public ParticipationCount countParticipations(Transaction transaction, UUID electionId) {
    return MariaDbTransaction.reading(transaction)
        .createQuery(
            """
            select count(case when channel = 'web' then 1 end) on_web,
                   count(case when channel = 'paper' then 1 end) on_paper
            from election_participation where election_id = ?""")
        .bind(0, electionId.toString())
        .map((row, context) -> new ParticipationCount(row.getInt("on_web"), row.getInt("on_paper")))
        .one();
  }

  @Override
  public void addSealed(Transaction transaction, UUID electionId, SealedBallot ballot) {
    try {
      MariaDbTransaction.writing(transaction)
          .createUpdate(
              "insert into election_sealed_ballot (id, election_id, sealed) values (?, ?, ?)")
          .bind(0, ballot.id().toString())
          .bind(1, electionId.toString())
          .bind(2, ballot.bytes())
          .execute();
    } catch (UnableToExecuteStatementException e) {
      throw ElectionRows.thereAlready(e, "a sealed ballot is there already: " + ballot.id());
    }
  }

  @Override
  public List<SealedBallot> sealed(Transaction transaction, UUID electionId) {
    return MariaDbTransaction.reading(transaction)
        .createQuery(
            "select id, sealed from election_sealed_ballot where election_id = ? order by id")
        .bind(0, electionId.toString())
        .map((row, context) -> new SealedBallot(Columns.uuid(row, "id"), row.getBytes("sealed")))
        .list();
  }

  @Override
  public int removeSealed(Transaction transaction, UUID electionId) {
    return MariaDbTransaction.writing(transaction)
        .createUpdate("delete from election_sealed_ballot where election_id = ?")
        .bind(0, electionId.toString())
        .execute();
  }

  @Override
  public void putOpened(Transaction transaction, UUID electionId, OpenedBallots ballots) {
    Handle handle = MariaDbTransaction.writing(transaction);
    try {
      ElectionRows.insertOpened(handle, electionId, ballots.ballots());
    } catch (UnableToExecuteStatementException e) {
      throw ElectionRows.thereAlready(e, "election " + electionId + " was opened already");
    }
  }

  @Override
  public OpenedBallots opened(Transaction transaction, UUID electionId) {
    return new OpenedBallots(
        MariaDbTransaction.reading(transaction)
            .createQuery(
                """
                select choices from election_opened_ballot
                where election_id = ? order by position""")
            .bind(0, electionId.toString())
            .mapTo(String.class)
            .map(ElectionBallot::parse)
            .list());
  }
}
