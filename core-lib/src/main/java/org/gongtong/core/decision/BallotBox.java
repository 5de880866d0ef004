package org.gongtong.core.decision;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.gongtong.core.audit.AuditLog;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.IdSource;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.kernel.UnitOfWork;
import org.gongtong.core.rules.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * Takes ballots of every channel into one box. Each is one transaction with one audit event, which
 * says that and how a ballot came in, never what it says. Thread-safe.
 *
 * <p>A ballot is checked like the count checks it ({@link Tally#flaw}), and a unique key of the
 * store keeps a second one of a party out: one a channel where the first or the paper stands, any
 * number where the last one does. Ballots of different channels may meet in the box; the precedence
 * rule decides at the count.
 */
public final class BallotBox {

  /**
   * Longer than any transaction lives. A ballot that comes in closer to the close than this holds
   * the motion, so that it is either in the box before the count or refused.
   */
  private static final Duration LAST_MINUTE = Duration.ofSeconds(60);

  private final UnitOfWork work;
  private final MotionStore motions;
  private final BallotStore ballots;
  private final AuditLog audit;
  private final IdSource ids;
  private final InstantSource clock;
  private final BallotFiling filing;
  private final OpenVotes openVotes;

  public BallotBox(
      UnitOfWork work,
      MotionStore motions,
      BallotStore ballots,
      AuditLog audit,
      IdSource ids,
      InstantSource clock) {
    this.work = work;
    this.motions = motions;
    this.ballots = ballots;
    this.audit = audit;
    this.ids = ids;
    this.clock = clock;
    this.openVotes = new OpenVotes(motions);
    this.filing = new BallotFiling(ballots, audit, ids);
  }

  /**
   * Whether a party could cast a ballot on the web now; nothing is written.
   *
   * @param party its number on the roll
   * @return the party, or a refusal with codes of {@link BallotCode} and {@link BallotReason}
   */
  public Outcome<Party> mayCast(UUID motionId, int party) {
    Instant now = clock.instant();
    // Writes nothing, but holds the motion for a moment as casting does; a read cannot.
    return work.write(
        transaction ->
            votable(transaction, motionId, now)
                .flatMap(
                    vote -> {
                      Party member = vote.roll().parties().get(party - 1);
                      Outcome<String> voter = voterOf(transaction, vote, member);
                      return voter.flatMap(
                          id -> {
                            boolean voted =
                                vote.precedence() != Precedence.LAST
                                    && !BallotRows.withChoice(
                                            ballots.ofParty(transaction, motionId, party))
                                        .isEmpty();
                            Optional<BallotCode> flaw =
                                BallotFiling.flawOf(
                                    vote, web(ids.next(), member, id, now, "for"), id);
                            return voted
                                ? BallotFiling.refused(BallotCode.DUPLICATE)
                                : flaw.isPresent()
                                    ? BallotFiling.refused(flaw.get())
                                    : Outcome.accepted(member);
                          });
                    }));
  }

  /**
   * Casts a ballot on the web, at this instant, by the voter the party named.
   *
   * @param actor who casts it
   * @param party the party's number on the roll
   * @param ballotId made by who sends it; sent again it is answered with the ballot that is there
   * @param choice {@code for}, {@code against} or {@code abstain}; empty for signing in, where the
   *     rules count that as taking part
   */
  public Outcome<RecordedBallot> castOnWeb(
      Actor actor, UUID motionId, int party, UUID ballotId, String choice) {
    Instant now = clock.instant();
    return work.write(
        transaction ->
            votable(transaction, motionId, now)
                .flatMap(
                    vote -> {
                      Party member = vote.roll().parties().get(party - 1);
                      return voterOf(transaction, vote, member)
                          .flatMap(
                              voter ->
                                  filing.put(
                                      transaction,
                                      vote,
                                      recorded(
                                          vote,
                                          party,
                                          web(ballotId, member, voter, now, choice),
                                          now,
                                          new Evidence("web", actor, null)),
                                      voter));
                    }));
  }

  /**
   * Records a ballot that was handed in, while the vote is open or after it closed and before the
   * count.
   */
  public Outcome<RecordedBallot> record(UUID motionId, BallotEntry entry) {
    Instant now = clock.instant();
    return work.write(transaction -> record(transaction, motionId, entry, now));
  }

  /**
   * As {@link #record(UUID, BallotEntry)}, inside a transaction of the caller, who records several
   * together.
   */
  public Outcome<RecordedBallot> record(
      Transaction transaction, UUID motionId, BallotEntry entry, Instant now) {
    return enterable(transaction, motionId)
        .flatMap(
            vote -> {
              OptionalInt party = vote.roll().findParty(entry.part());
              if (party.isEmpty()) {
                return BallotFiling.refused(BallotCode.UNKNOWN_PART);
              }
              if (entry.castAt().isAfter(now)) {
                return Outcome.refused(
                    BallotReason.CAST_IN_FUTURE
                        .because()
                        .figure("cast", entry.castAt().atZone(vote.motion().zone()))
                        .refuses());
              }
              Party member = vote.roll().parties().get(party.getAsInt() - 1);
              return voterOf(transaction, vote, member)
                  .flatMap(
                      voter -> {
                        Ballot ballot =
                            new Ballot(
                                entry.id().toString(),
                                entry.part(),
                                entry.voter() == null ? voter : entry.voter(),
                                entry.channel(),
                                entry.castAt(),
                                entry.choice(),
                                entry.proxy());
                        return filing.put(
                            transaction,
                            vote,
                            recorded(vote, member.number(), ballot, now, entry.evidence()),
                            voter);
                      });
            });
  }

  /**
   * Corrects a ballot that was entered wrongly: a new row takes its place, with a reason.
   *
   * @param correctionId made by who sends it; sent again it is answered with the row that is there
   * @param choice the choice that stands on the paper, or null to take the ballot back
   */
  public Outcome<RecordedBallot> correct(
      UUID motionId,
      UUID ballotId,
      UUID correctionId,
      @Nullable String choice,
      String reason,
      Evidence evidence) {
    Instant now = clock.instant();
    return work.write(
        transaction -> {
          Optional<RecordedBallot> found =
              ballots.find(transaction, ballotId).filter(row -> row.motionId().equals(motionId));
          if (found.isEmpty()) {
            return Outcome.refused(BallotReason.BALLOT_UNKNOWN.because().refuses());
          }
          RecordedBallot wrong = found.get();
          if (wrong.ballot().channel() == Channel.WEB) {
            return Outcome.refused(BallotReason.NOT_CORRECTABLE.because().refuses());
          }
          return enterable(transaction, motionId)
              .flatMap(
                  vote ->
                      filing.putCorrection(
                          transaction,
                          vote,
                          wrong,
                          correctionId,
                          choice,
                          new Correction(wrong.id(), reason, choice == null),
                          evidence,
                          now));
        });
  }

  /**
   * Names who votes for a party whose roll entry names nobody, until the close and until it has
   * voted. Moves no head and no area.
   *
   * @param part any part of the party
   * @param voter one of its owners
   * @param evidence what shows it
   */
  public Outcome<VoterNaming> nameVoter(
      Actor actor, UUID motionId, String part, String voter, String evidence) {
    Instant now = clock.instant();
    return work.write(
        transaction ->
            motions
                .findToChange(transaction, motionId)
                .<Outcome<VoterNaming>>map(
                    motion ->
                        openVotes
                            .load(transaction, motion)
                            .filter(vote -> motion.state() == MotionState.OPEN)
                            .filter(vote -> !now.isAfter(vote.window().closesAt()))
                            .<Outcome<VoterNaming>>map(
                                vote -> name(transaction, vote, part, voter, evidence, actor, now))
                            .orElseGet(() -> notOpen(motion)))
                .orElseGet(MotionReader::unknown));
  }

  private Outcome<VoterNaming> name(
      Transaction transaction,
      OpenVote vote,
      String part,
      String voter,
      String evidence,
      Actor actor,
      Instant now) {
    OptionalInt number = vote.roll().findParty(part);
    if (number.isEmpty()) {
      return BallotFiling.refused(BallotCode.UNKNOWN_PART);
    }
    Party party = vote.roll().parties().get(number.getAsInt() - 1);
    if (!party.owners().contains(voter)) {
      return Outcome.refused(
          BallotReason.VOTER_NOT_OWNER.because().figure("voter", voter).refuses());
    }
    if (party.voter() != null) {
      return Outcome.refused(
          BallotReason.VOTER_FROZEN.because().figure("voter", party.voter()).refuses());
    }
    UUID motionId = vote.motion().id();
    if (!BallotRows.inForce(ballots.ofParty(transaction, motionId, party.number())).isEmpty()) {
      return Outcome.refused(BallotReason.VOTED_ALREADY.because().refuses());
    }
    VoterNaming naming = new VoterNaming(motionId, party.number(), voter, evidence, actor, now);
    ballots.addNaming(transaction, naming);
    audit.append(
        transaction,
        filing.event("voter-named", motionId, actor, now, Map.of("party", party.number())));
    return Outcome.accepted(naming);
  }

  /** The vote a web ballot of this instant goes to. */
  private Outcome<OpenVote> votable(Transaction transaction, UUID motionId, Instant now) {
    Optional<OpenVote> open = openVotes.find(transaction, motionId);
    if (open.isEmpty()) {
      return motions
          .find(transaction, motionId)
          .<Outcome<OpenVote>>map(BallotBox::notOpen)
          .orElseGet(MotionReader::unknown);
    }
    OpenVote vote = open.get();
    if (now.isAfter(vote.window().closesAt())) {
      return BallotFiling.refused(BallotCode.TOO_LATE);
    }
    boolean lastMinute = now.isAfter(vote.window().closesAt().minus(LAST_MINUTE));
    if (lastMinute) {
      MotionState state =
          motions.findToVote(transaction, motionId).map(Motion::state).orElse(MotionState.OPEN);
      if (state != MotionState.OPEN && state != MotionState.CLOSED) {
        return BallotFiling.refused(BallotCode.TOO_LATE);
      }
    }
    return Outcome.accepted(vote);
  }

  /** The vote into which staff enter a ballot: open, or closed and not counted. */
  private Outcome<OpenVote> enterable(Transaction transaction, UUID motionId) {
    Optional<Motion> motion = motions.findToVote(transaction, motionId);
    if (motion.isEmpty()) {
      return MotionReader.unknown();
    }
    if (!Set.of(MotionState.OPEN, MotionState.CLOSED).contains(motion.get().state())) {
      return notOpen(motion.get());
    }
    return openVotes
        .load(transaction, motion.get())
        .<Outcome<OpenVote>>map(Outcome::accepted)
        .orElseGet(() -> notOpen(motion.get()));
  }

  /** Who votes for a party: as frozen, or as named since. */
  private Outcome<String> voterOf(Transaction transaction, OpenVote vote, Party party) {
    if (party.voter() != null) {
      return Outcome.accepted(party.voter());
    }
    // Held, so that nobody names another one before this ballot is in the box.
    motions.findToVote(transaction, vote.motion().id());
    return ballots.namings(transaction, vote.motion().id()).stream()
        .filter(naming -> naming.party() == party.number())
        .map(VoterNaming::voter)
        .reduce((earlier, later) -> later)
        .<Outcome<String>>map(Outcome::accepted)
        .orElseGet(() -> BallotFiling.refused(BallotCode.VOTER_NOT_NAMED));
  }

  private static Ballot web(UUID id, Party party, String voter, Instant now, String choice) {
    return Ballot.of(id.toString(), party.parts().get(0), voter, Channel.WEB, now, choice);
  }

  private static RecordedBallot recorded(
      OpenVote vote, int party, Ballot ballot, Instant now, Evidence evidence) {
    return new RecordedBallot(
        UUID.fromString(ballot.id()),
        vote.motion().id(),
        party,
        ballot,
        ballot.choice().isEmpty() ? "signed" : ballot.channel().code(),
        now,
        evidence,
        null);
  }

  private static <T> Outcome<T> notOpen(Motion motion) {
    return Outcome.refused(
        BallotReason.VOTE_NOT_OPEN.because().figure("state", motion.state().name()).refuses());
  }
}
