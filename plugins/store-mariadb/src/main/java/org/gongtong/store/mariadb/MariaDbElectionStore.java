package org.gongtong.store.mariadb;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

  @Override
  public void append(Transaction transaction, ElectionVersion version) {
    Handle handle = MariaDbTransaction.writing(transaction);
    Election election = version.election();
    int latest =
        handle
            .createQuery(
                "select coalesce(max(version), 0) from election_version where election_id = ?")
            .bind(0, election.id().toString())
            .mapTo(Integer.class)
            .one();
    if (election.version() >= 1 && election.version() <= latest) {
      throw new LostRace(
          "version " + election.version() + " of election " + election.id() + " is there");
    }
    if (election.version() != latest + 1) {
      throw new IllegalStateException(
          "version " + election.version() + " of election " + election.id() + " after " + latest);
    }
    try {
      if (election.version() == 1) {
        insertHead(handle, election);
      }
      insert(handle, version);
    } catch (UnableToExecuteStatementException e) {
      if (UniqueKeys.violated(e)) {
        throw new LostRace(
            "somebody else appended version "
                + election.version()
                + " of election "
                + election.id(),
            e);
      }
      throw e;
    }
  }

  private static void insertHead(Handle handle, Election election) {
    handle
        .createUpdate("insert into election (id, community_id) values (?, ?)")
        .bind(0, election.id().toString())
        .bind(1, election.communityId().toString())
        .execute();
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
    return find(MariaDbTransaction.reading(transaction), electionId);
  }

  private static Optional<Election> find(Handle handle, UUID electionId) {
    return handle
        .createQuery(
            """
            select election from election_version where election_id = ?
            order by version desc limit 1""")
        .bind(0, electionId.toString())
        .mapTo(String.class)
        .findOne()
        .map(MariaDbElectionStore::election);
  }

  @Override
  public Optional<Election> findToChange(Transaction transaction, UUID electionId) {
    return findLocked(transaction, "select 1 from election where id = ? for update", electionId);
  }

  @Override
  public Optional<Election> findToVote(Transaction transaction, UUID electionId) {
    return findLocked(
        transaction, "select 1 from election where id = ? lock in share mode", electionId);
  }

  /** The lock is had before the version is read, so that it is the latest. */
  private static Optional<Election> findLocked(
      Transaction transaction, String lock, UUID electionId) {
    Handle handle = MariaDbTransaction.reading(transaction);
    boolean there =
        handle
            .createQuery(lock)
            .bind(0, electionId.toString())
            .mapTo(Integer.class)
            .findOne()
            .isPresent();
    return there ? find(handle, electionId) : Optional.empty();
  }

  @Override
  public List<ElectionVersion> history(Transaction transaction, UUID electionId) {
    return MariaDbTransaction.reading(transaction)
        .createQuery("select * from election_version where election_id = ? order by version")
        .bind(0, electionId.toString())
        .map(
            (row, context) ->
                new ElectionVersion(
                    election(row.getString("election")),
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
    if (limit < 1 || limit > 200) {
      throw new IllegalArgumentException("a page has 1 to 200 elections: " + limit);
    }
    Handle handle = MariaDbTransaction.reading(transaction);
    long below =
        before == null
            ? Long.MAX_VALUE
            : handle
                .createQuery("select sequence from election where id = ?")
                .bind(0, before.toString())
                .mapTo(Long.class)
                .findOne()
                .orElse(0L);
    return handle
        .createQuery(
            """
            select v.election from election e join election_version v on v.election_id = e.id
            where e.community_id = ? and e.sequence < ?
              and v.version = (select max(version) from election_version where election_id = e.id)
            order by e.sequence desc limit ?""")
        .bind(0, communityId.toString())
        .bind(1, below)
        .bind(2, limit)
        .mapTo(String.class)
        .map(MariaDbElectionStore::election)
        .list();
  }

  @Override
  public List<Election> awaitingTime(Transaction transaction) {
    // Versions have no gaps: the latest is the one that the next does not follow.
    return MariaDbTransaction.reading(transaction)
        .createQuery(
            """
            select v.election from election_version v
            where v.state in ('ANNOUNCED', 'OPEN')
              and not exists (select 1 from election_version n
                              where n.election_id = v.election_id and n.version = v.version + 1)""")
        .mapTo(String.class)
        .map(MariaDbElectionStore::election)
        .list();
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

  private static Election election(String json) {
    if (!(CanonicalJson.read(json) instanceof Map<?, ?> members)) {
      throw new IllegalStateException("a stored election is a JSON object: " + json);
    }
    Map<String, Object> map = new LinkedHashMap<>();
    members.forEach((name, value) -> map.put((String) name, value));
    return Election.fromMap(map);
  }
}
