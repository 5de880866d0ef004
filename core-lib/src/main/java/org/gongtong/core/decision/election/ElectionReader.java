package org.gongtong.core.decision.election;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.SamePerson;
import org.gongtong.core.kernel.SmallCells;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.kernel.UnitOfWork;
import org.gongtong.core.rules.Outcome;
import org.jspecify.annotations.Nullable;

/** Reads elections, their lists, who took part and their results. Thread-safe. */
public final class ElectionReader {

  private static final int MOST = 200;

  private final UnitOfWork work;
  private final ElectionStore elections;
  private final int minimumVoters;
  private final SmallCells cells;
  private final ElectionPeople people;

  /**
   * @param minimumVoters how many voters a list needs for its turnout to be told before the count
   * @param cells how many voters at once the turnout grows by
   */
  public ElectionReader(
      UnitOfWork work,
      ElectionStore elections,
      int minimumVoters,
      SmallCells cells,
      SamePerson persons) {
    this.work = work;
    this.elections = elections;
    this.minimumVoters = minimumVoters;
    this.cells = cells;
    this.people = new ElectionPeople(persons);
  }

  static <T> Outcome<T> unknown() {
    return Outcome.refused(ElectionReason.ELECTION_UNKNOWN.because().refuses());
  }

  static <T> Outcome<T> changed(Election election, int seen) {
    return Outcome.refused(
        ElectionReason.ELECTION_CHANGED
            .because()
            .figure("seen", seen)
            .figure("now", election.version())
            .refuses());
  }

  /** The latest version of an election. */
  public Optional<Election> find(UUID electionId) {
    return work.read(transaction -> elections.find(transaction, electionId));
  }

  /**
   * The latest version of an election.
   *
   * @return the election, or a refusal {@link ElectionReason#ELECTION_UNKNOWN}
   */
  public Outcome<Election> require(UUID electionId) {
    return find(electionId)
        .<Outcome<Election>>map(Outcome::accepted)
        .orElseGet(ElectionReader::unknown);
  }

  /** All versions of an election, the first one first; none of an unknown one. */
  public List<ElectionVersion> history(UUID electionId) {
    return work.read(transaction -> elections.history(transaction, electionId));
  }

  /**
   * The latest versions of a community's elections, the newest election first.
   *
   * @param before the id of the last election already seen; null to begin
   * @param limit how many at most, 1 to 200
   */
  public List<Election> page(UUID communityId, @Nullable UUID before, int limit) {
    return work.read(transaction -> elections.page(transaction, communityId, before, limit));
  }

  /**
   * As {@link #page}, of those elections alone that everybody may read: as many as there are, up to
   * the limit, however many drafts lie in between.
   *
   * @param before the id of the last election already seen; null to begin
   * @param limit how many at most, 1 to 200
   */
  public List<Election> publicPage(UUID communityId, @Nullable UUID before, int limit) {
    return work.read(
        transaction -> {
          List<Election> shown = new ArrayList<>();
          UUID after = before;
          int asked = limit;
          while (true) {
            List<Election> some = elections.page(transaction, communityId, after, asked);
            some.stream()
                .filter(Election::isPublic)
                .limit(limit - shown.size())
                .forEach(shown::add);
            if (shown.size() == limit || some.size() < asked) {
              return List.copyOf(shown);
            }
            after = some.get(some.size() - 1).id();
            asked = MOST;
          }
        });
  }

  /** When each trustee made the key that holds, by his number; nobody who has none. */
  public Map<Integer, Instant> keysMade(UUID electionId) {
    Map<Integer, Instant> made = new TreeMap<>();
    Map<Integer, TrusteeKey> last = new HashMap<>();
    for (ElectionVersion version : history(electionId)) {
      for (TrusteeKey key : version.election().keys()) {
        if (!key.equals(last.put(key.trustee(), key))) {
          made.put(key.trustee(), version.recordedAt());
        }
      }
    }
    return made;
  }

  /** Whether somebody is a candidate, under this login or another that is known to be his. */
  public boolean stands(ElectionContent content, Actor actor) {
    return work.read(transaction -> people.stands(transaction, content, actor));
  }

  /** The list of voters as it stands; none before there is one. */
  public Optional<ElectionRoll> roll(UUID electionId) {
    return work.read(
        transaction ->
            elections
                .find(transaction, electionId)
                .flatMap(election -> roll(transaction, election)));
  }

  private Optional<ElectionRoll> roll(Transaction transaction, Election election) {
    RollReference roll = election.roll();
    return roll == null
        ? Optional.empty()
        : elections.findRoll(transaction, election.id(), roll.version());
  }

  /** A voter by his number on the list as it stands. */
  public Optional<ElectionVoter> voter(UUID electionId, int number) {
    return work.read(
        transaction ->
            elections
                .find(transaction, electionId)
                .map(Election::roll)
                .flatMap(
                    roll -> elections.findVoter(transaction, electionId, roll.version(), number)));
  }

  /** That a voter took part, with the event that his receipt is made from. */
  public Optional<ParticipationReceipt> participation(UUID electionId, int voter) {
    return work.read(transaction -> elections.findParticipation(transaction, electionId, voter))
        .map(
            there ->
                new ParticipationReceipt(there, ParticipationEvent.idOf(electionId, voter), false));
  }

  /**
   * All who took part, in the order of their numbers: the register of those who keep it, not for
   * publication.
   */
  public List<Participation> register(UUID electionId) {
    return work.read(transaction -> elections.participations(transaction, electionId));
  }

  /** How many took part by which channel: for those who keep the register, not for publication. */
  public ParticipationCount participants(UUID electionId) {
    return work.read(transaction -> elections.countParticipations(transaction, electionId));
  }

  /**
   * How many took part, as anybody may know: in steps before the count ({@link SmallCells#told}),
   * exactly after it.
   */
  public ElectionTurnout turnout(UUID electionId) {
    return work.read(
        transaction ->
            elections
                .find(transaction, electionId)
                .map(election -> turnout(transaction, election))
                .orElseGet(ElectionTurnout.NotOpen::new));
  }

  private ElectionTurnout turnout(Transaction transaction, Election election) {
    RollReference roll = election.roll();
    ElectionFigures figures = election.figures();
    if (figures != null) {
      return new ElectionTurnout.Told(figures.participated(), figures.entitled(), true);
    }
    if (election.rule() == null || roll == null) {
      return new ElectionTurnout.NotOpen();
    }
    if (roll.entitled() < minimumVoters) {
      return new ElectionTurnout.Hidden(minimumVoters);
    }
    int all = elections.countParticipations(transaction, election.id()).all();
    return new ElectionTurnout.Told(cells.told(all, roll.entitled()), roll.entitled(), false);
  }

  /**
   * The result.
   *
   * @return the result, or a refusal {@link ElectionReason#ELECTION_UNKNOWN} or {@link
   *     ElectionReason#ELECTION_NOT_COUNTED}
   */
  public Outcome<ElectionResult> result(UUID electionId) {
    return counted(electionId, election -> election.result().orElseThrow());
  }

  /**
   * The plain ballots, as they are published.
   *
   * @return the ballots, or a refusal as of {@link #result}
   */
  public Outcome<OpenedBallots> ballots(UUID electionId) {
    return counted(
        electionId,
        election -> work.read(transaction -> elections.opened(transaction, electionId)));
  }

  /**
   * Counts the published ballots again, under the rule that froze at the opening.
   *
   * @return the recount, or a refusal as of {@link #result}
   */
  public Outcome<ElectionRecount> recount(UUID electionId) {
    return counted(
        electionId,
        election ->
            recount(election, work.read(transaction -> elections.opened(transaction, electionId))));
  }

  /**
   * Counts ballots again that somebody has, of an election that was counted. Pure.
   *
   * @throws IllegalStateException if it was not counted
   */
  public static ElectionRecount recount(Election election, OpenedBallots ballots) {
    ElectionFigures figures = election.figures();
    ElectionRule rule = election.rule();
    if (figures == null || rule == null) {
      throw new IllegalStateException("not counted: " + election.id());
    }
    ElectionFigures again = ElectionTally.recount(election.content(), figures, ballots);
    return new ElectionRecount(
        figures, again, ElectionTally.judge(election.content(), rule, again));
  }

  private <T> Outcome<T> counted(UUID electionId, Function<Election, T> answer) {
    return require(electionId)
        .flatMap(
            election ->
                election.isCounted()
                    ? Outcome.accepted(answer.apply(election))
                    : Outcome.refused(ElectionReason.ELECTION_NOT_COUNTED.because().refuses()));
  }
}
