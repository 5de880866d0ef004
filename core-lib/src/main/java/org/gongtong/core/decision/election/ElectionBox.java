package org.gongtong.core.decision.election;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.gongtong.core.audit.AuditLog;
import org.gongtong.core.decision.Channel;
import org.gongtong.core.decision.VotingWindow;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.kernel.UnitOfWork;
import org.gongtong.core.rules.Outcome;

/**
 * Takes ballots. In one transaction a voter is marked as having taken part, his ballot is sealed
 * and put into the box under a random id, and an event says that he took part. Nothing that is kept
 * says which ballot is his. Thread-safe, if its random generator is.
 *
 * <p>A unique key of the store lets a voter take part once, on the web or by a paper. Who sends a
 * ballot again is told that he took part already: nobody can tell any more whether the choice was
 * the same, and the first one stands.
 */
public final class ElectionBox {

  private final UnitOfWork work;
  private final ElectionStore elections;
  private final AuditLog audit;
  private final InstantSource clock;
  private final RandomGenerator random;

  /**
   * @param random a cryptographic one
   */
  public ElectionBox(
      UnitOfWork work,
      ElectionStore elections,
      AuditLog audit,
      InstantSource clock,
      RandomGenerator random) {
    this.work = work;
    this.elections = elections;
    this.audit = audit;
    this.clock = clock;
    this.random = random;
  }

  /**
   * Whether a voter could cast a ballot on the web now. Nothing is written and nothing held.
   *
   * @param voter his number on the list
   * @return the voter, or a refusal with codes of {@link ElectionBoxReason}; that he took part on
   *     the web already is {@link ElectionBoxReason#PARTICIPATED_ON_WEB}
   */
  public Outcome<ElectionVoter> mayCast(UUID electionId, int voter) {
    Instant now = clock.instant();
    return work.read(
        transaction ->
            elections
                .find(transaction, electionId)
                .<Outcome<ElectionVoter>>map(
                    election ->
                        votable(election, now)
                            .flatMap(open -> voter(transaction, open, voter))
                            .flatMap(
                                member ->
                                    elections
                                        .findParticipation(transaction, electionId, voter)
                                        .<Outcome<ElectionVoter>>map(
                                            there -> participated(election, there))
                                        .orElseGet(() -> Outcome.accepted(member))))
                .orElseGet(ElectionReader::unknown));
  }

  /**
   * Whether choices make a ballot of this election; pages ask before they show what will be cast.
   *
   * @return the ballot, or {@link ElectionBoxReason#CHOICES_TOO_MANY} or {@link
   *     ElectionBoxReason#CHOICE_UNKNOWN}
   */
  public static Outcome<ElectionBallot> ballot(ElectionContent content, Set<Integer> choices) {
    for (int choice : choices) {
      if (choice < 1 || choice > content.candidates().size()) {
        return Outcome.refused(
            ElectionBoxReason.CHOICE_UNKNOWN.because().figure("choice", choice).refuses());
      }
    }
    return choices.size() > content.seats()
        ? Outcome.refused(
            ElectionBoxReason.CHOICES_TOO_MANY
                .because()
                .figure("chosen", choices.size())
                .figure("seats", content.seats())
                .refuses())
        : Outcome.accepted(ElectionBallot.of(choices));
  }

  /**
   * Casts a ballot on the web, at this instant.
   *
   * @param actor who casts it
   * @param voter his number on the list
   * @param choices numbers of candidates, up to as many as there are seats; none is a blank ballot
   * @return that he took part, with {@link ParticipationReceipt#first} false if he had on the web
   *     before; or a refusal, {@link ElectionBoxReason#PARTICIPATED_ON_PAPER} if he was given a
   *     paper
   */
  public Outcome<ParticipationReceipt> cast(
      Actor actor, UUID electionId, int voter, Set<Integer> choices) {
    return work.writeTogether(
        electionId,
        transaction ->
            elections
                .findToVote(transaction, electionId)
                .<Outcome<ParticipationReceipt>>map(
                    election -> cast(transaction, actor, election, voter, choices))
                .orElseGet(ElectionReader::unknown));
  }

  private Outcome<ParticipationReceipt> cast(
      Transaction transaction, Actor actor, Election election, int voter, Set<Integer> choices) {
    // Now, and not when the work began to wait for its turn.
    Instant now = clock.instant();
    return votable(election, now)
        .flatMap(open -> voter(transaction, open, voter))
        .flatMap(member -> ballot(election.content(), choices))
        .flatMap(
            ballot -> {
              Participation mine = new Participation(election.id(), voter, Channel.WEB, now);
              return participate(transaction, actor, election, mine)
                  .map(
                      receipt -> {
                        if (receipt.first()) {
                          SealedBallot sealed = seal(election).seal(ballot, random);
                          elections.addSealed(transaction, election.id(), sealed);
                        }
                        return receipt;
                      });
            });
  }

  /**
   * Marks that a voter is given a paper, before he is given it, while the election is open.
   *
   * @param actor who marks it
   * @param voter his number on the list
   * @return that he takes part, with {@link ParticipationReceipt#first} false if he was given one
   *     before; or a refusal, {@link ElectionBoxReason#PARTICIPATED_ON_WEB} if he voted on the web
   */
  public Outcome<ParticipationReceipt> markPaper(Actor actor, UUID electionId, int voter) {
    return work.write(
        transaction ->
            elections
                .findToVote(transaction, electionId)
                .<Outcome<ParticipationReceipt>>map(
                    election -> {
                      Instant now = clock.instant();
                      return votable(election, now)
                          .flatMap(open -> voter(transaction, open, voter))
                          .flatMap(
                              member ->
                                  participate(
                                      transaction,
                                      actor,
                                      election,
                                      new Participation(electionId, voter, Channel.PAPER, now)));
                    })
                .orElseGet(ElectionReader::unknown));
  }

  private Outcome<ParticipationReceipt> participate(
      Transaction transaction, Actor actor, Election election, Participation mine) {
    if (elections.addParticipation(transaction, mine)) {
      audit.append(transaction, ParticipationEvent.of(actor, mine));
      return Outcome.accepted(receipt(mine, true));
    }
    Participation there =
        elections
            .findParticipation(transaction, mine.electionId(), mine.voter())
            .orElseThrow(() -> new IllegalStateException("took part and did not: " + mine));
    return there.channel() == mine.channel()
        ? Outcome.accepted(receipt(there, false))
        : participated(election, there);
  }

  private static ParticipationReceipt receipt(Participation participation, boolean first) {
    UUID event = ParticipationEvent.idOf(participation.electionId(), participation.voter());
    return new ParticipationReceipt(participation, event, first);
  }

  private static <T> Outcome<T> participated(Election election, Participation there) {
    ElectionBoxReason code =
        there.channel() == Channel.WEB
            ? ElectionBoxReason.PARTICIPATED_ON_WEB
            : ElectionBoxReason.PARTICIPATED_ON_PAPER;
    return Outcome.refused(
        code.because()
            .figure("at", there.recordedAt().atZone(election.zone()).toLocalDateTime())
            .refuses());
  }

  private static Outcome<Election> votable(Election election, Instant now) {
    VotingWindow window = election.window();
    if (window != null && election.rule() != null && now.isAfter(window.closesAt())) {
      return Outcome.refused(
          ElectionBoxReason.ELECTION_OVER
              .because()
              .figure("closes", window.closesAt().atZone(election.zone()).toLocalDateTime())
              .refuses());
    }
    return election.state() == ElectionState.OPEN
        ? Outcome.accepted(election)
        : Outcome.refused(
            ElectionBoxReason.ELECTION_NOT_OPEN
                .because()
                .figure("state", election.state().text())
                .refuses());
  }

  private Outcome<ElectionVoter> voter(Transaction transaction, Election election, int number) {
    RollReference roll = election.roll();
    Optional<ElectionVoter> voter =
        roll == null
            ? Optional.empty()
            : elections.findVoter(transaction, election.id(), roll.version(), number);
    if (voter.isEmpty()) {
      return Outcome.refused(
          ElectionBoxReason.ELECTION_VOTER_UNKNOWN.because().figure("voter", number).refuses());
    }
    return voter.get().struck()
        ? Outcome.refused(
            ElectionBoxReason.ELECTION_VOTER_STRUCK.because().figure("voter", number).refuses())
        : Outcome.accepted(voter.get());
  }

  static BallotSeal seal(Election election) {
    return new BallotSeal(election.id(), election.keys(), election.content().quorum());
  }
}
