package org.gongtong.core.decision;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.gongtong.core.audit.AuditLog;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.IdSource;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.kernel.UnitOfWork;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.Reason;
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
    this.filing = new BallotFiling(motions, ballots, audit, ids);
  }

  /**
   * Whether a party could cast a ballot on the web now. Nothing is written and nothing held: the
   * answer may be another one a moment later.
   *
   * @param party its number on the roll
   * @return the party, or a refusal with codes of {@link BallotCode} and {@link BallotReason}
   */
  public Outcome<Party> mayCast(UUID motionId, int party) {
    Instant now = clock.instant();
    return work.read(
        transaction ->
            openVotes
                .votable(transaction, motionId, now)
                .flatMap(
                    vote -> {
                      Party member = vote.roll().parties().get(party - 1);
                      return voterOf(transaction, vote, member)
                          .flatMap(voter -> mayCast(transaction, vote, member, voter, now));
                    }));
  }

  /** Whether {@code who}, at his door now, could cast the first ballot of the party of a part. */
  public Outcome<Party> mayVisit(
      Transaction transaction, UUID motionId, String part, String who, Instant now) {
    return openVotes
        .votable(transaction, motionId, now)
        .flatMap(vote -> new VisitCheck(ballots, vote).mayCast(transaction, part, who, now));
  }

  private Outcome<Party> mayCast(
      Transaction transaction, OpenVote vote, Party party, String voter, Instant now) {
    UUID motionId = vote.motion().id();
    if (vote.precedence() != Precedence.LAST
        && !BallotRows.withChoice(ballots.ofParty(transaction, motionId, party.number()))
            .isEmpty()) {
      return BallotFiling.refused(BallotCode.DUPLICATE);
    }
    Ballot trial = web(ids.next(), party, voter, now, "for");
    return BallotFiling.flawOf(vote, trial, voter)
        .<Outcome<Party>>map(BallotFiling::refused)
        .orElseGet(() -> Outcome.accepted(party));
  }

  /**
   * A party of a vote that is open; none otherwise. Costs a look into memory.
   *
   * @param party its number on the roll
   */
  public Optional<Party> findParty(UUID motionId, int party) {
    return work.read(transaction -> openVotes.find(transaction, motionId))
        .map(vote -> vote.roll().parties().get(party - 1));
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
    return work.writeTogether(
        motionId,
        transaction -> {
          // Now, and not when the work began to wait for its turn or was turned away before.
          Instant now = clock.instant();
          return filing.orAsBefore(
              transaction,
              openVotes
                  .votable(transaction, motionId, now)
                  .flatMap(vote -> cast(transaction, vote, actor, party, ballotId, choice, now)),
              ballotId,
              row ->
                  row.motionId().equals(motionId)
                      && row.party() == party
                      && row.ballot().channel() == Channel.WEB
                      && row.ballot().choice().equals(choice));
        });
  }

  private Outcome<RecordedBallot> cast(
      Transaction transaction,
      OpenVote vote,
      Actor actor,
      int party,
      UUID ballotId,
      String choice,
      Instant now) {
    Party member = vote.roll().parties().get(party - 1);
    Evidence evidence = new Evidence("web", actor, null);
    return signerOrVoter(transaction, vote, member, Channel.WEB, choice)
        .flatMap(
            voter -> {
              Ballot ballot = web(ballotId, member, voter, now, choice);
              return filing.put(
                  transaction, vote, recorded(vote, party, ballot, now, evidence), voter);
            });
  }

  /**
   * Records a ballot that was handed in, while the vote is open or after it closed and before the
   * count.
   */
  public Outcome<RecordedBallot> record(UUID motionId, BallotEntry entry) {
    return work.write(transaction -> record(transaction, motionId, entry, clock.instant()));
  }

  /** As the other one, inside a transaction of the caller, who records several together. */
  public Outcome<RecordedBallot> record(
      Transaction transaction, UUID motionId, BallotEntry entry, Instant now) {
    return filing.orAsBefore(
        transaction,
        openVotes
            .enterable(transaction, motionId)
            .flatMap(vote -> enter(transaction, vote, entry, now)),
        entry.id(),
        row ->
            row.motionId().equals(motionId)
                && row.ballot().part().equals(entry.part())
                && row.ballot().channel() == entry.channel()
                && row.ballot().choice().equals(entry.choice()));
  }

  private Outcome<RecordedBallot> enter(
      Transaction transaction, OpenVote vote, BallotEntry entry, Instant now) {
    OptionalInt party = vote.roll().findParty(entry.part());
    if (party.isEmpty()) {
      return BallotFiling.refused(BallotCode.UNKNOWN_PART);
    }
    Optional<Reason> fault = BallotFiling.entryFault(vote, entry, now);
    if (fault.isPresent()) {
      return Outcome.refused(fault.get());
    }
    Party member = vote.roll().parties().get(party.getAsInt() - 1);
    return signerOrVoter(transaction, vote, member, entry.channel(), entry.choice())
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
                  voter,
                  entry.proxyUntil());
            });
  }

  /**
   * Corrects a ballot that was entered wrongly: a new row takes its place, with a reason. Ballots
   * that their voters cast in person, on the web or on a worker's device, are not corrected.
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
    return work.write(
        transaction ->
            filing.orAsBefore(
                transaction,
                correct(transaction, motionId, ballotId, correctionId, choice, reason, evidence),
                correctionId,
                row ->
                    row.motionId().equals(motionId)
                        && new Correction(ballotId, reason, choice == null).equals(row.correction())
                        && (choice == null || row.ballot().choice().equals(choice))));
  }

  private Outcome<RecordedBallot> correct(
      Transaction transaction,
      UUID motionId,
      UUID ballotId,
      UUID correctionId,
      @Nullable String choice,
      String reason,
      Evidence evidence) {
    Optional<RecordedBallot> found =
        ballots.find(transaction, ballotId).filter(row -> row.motionId().equals(motionId));
    if (found.isEmpty()) {
      return Outcome.refused(BallotReason.BALLOT_UNKNOWN.because().refuses());
    }
    RecordedBallot wrong = found.get();
    Optional<Reason> uncorrectable = BallotReason.uncorrectable(wrong);
    if (uncorrectable.isPresent()) {
      return Outcome.refused(uncorrectable.get());
    }
    // Whether a choice may come in depends on what the party casts meanwhile.
    motions.findToChange(transaction, motionId);
    return openVotes
        .enterable(transaction, motionId)
        .flatMap(
            vote ->
                voterToCast(transaction, vote, vote.roll().parties().get(wrong.party() - 1))
                    .flatMap(
                        voter ->
                            filing.putCorrection(
                                transaction,
                                vote,
                                wrong,
                                voter,
                                correctionId,
                                choice,
                                new Correction(wrong.id(), reason, choice == null),
                                evidence,
                                clock.instant())));
  }

  /**
   * Names who votes for a party whose roll entry names nobody, until the close and until it has
   * voted. Moves no head and no area. The same naming sent again adds nothing.
   *
   * @param part any part of the party
   * @param voter one of its owners
   * @param evidence what shows it
   */
  public Outcome<VoterNaming> nameVoter(
      Actor actor, UUID motionId, String part, String voter, String evidence) {
    return work.write(
        transaction ->
            motions
                .findToChange(transaction, motionId)
                .<Outcome<VoterNaming>>map(
                    motion -> {
                      Instant now = clock.instant();
                      return openVotes
                          .load(transaction, motion)
                          .filter(vote -> motion.state() == MotionState.OPEN)
                          .filter(vote -> !now.isAfter(vote.window().closesAt()))
                          .<Outcome<VoterNaming>>map(
                              vote -> name(transaction, vote, part, voter, evidence, actor, now))
                          .orElseGet(() -> OpenVotes.notOpen(motion));
                    })
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
    Optional<VoterNaming> latest = latestNaming(transaction, motionId, party.number());
    if (latest.filter(n -> n.voter().equals(voter) && n.evidence().equals(evidence)).isPresent()) {
      return Outcome.accepted(latest.get());
    }
    if (!BallotRows.inForce(ballots.ofParty(transaction, motionId, party.number())).isEmpty()) {
      return Outcome.refused(BallotReason.VOTED_ALREADY.because().refuses());
    }
    VoterNaming naming = new VoterNaming(motionId, party.number(), voter, evidence, actor, now);
    ballots.addNaming(transaction, naming);
    audit.append(
        transaction,
        filing.event(
            "voter-named",
            motionId,
            actor,
            now,
            Map.of("party", party.number(), "voter", party.placeOf(voter))));
    return Outcome.accepted(naming);
  }

  /** The voter; or, where only a letter was signed for, an owner if no voter is named. */
  private Outcome<String> signerOrVoter(
      Transaction transaction, OpenVote vote, Party party, Channel channel, String choice) {
    Outcome<String> voter = voterToCast(transaction, vote, party);
    return !voter.isAccepted() && vote.tally().provesNotice(channel, choice)
        ? Outcome.accepted(party.owners().get(0))
        : voter;
  }

  /** As {@link #voterOf}, and nobody names another one before this transaction ends. */
  private Outcome<String> voterToCast(Transaction transaction, OpenVote vote, Party party) {
    if (party.voter() == null) {
      motions.findToVote(transaction, vote.motion().id());
    }
    return voterOf(transaction, vote, party);
  }

  /** Who votes for a party: as frozen, or as named since. */
  private Outcome<String> voterOf(Transaction transaction, OpenVote vote, Party party) {
    if (party.voter() != null) {
      return Outcome.accepted(party.voter());
    }
    return latestNaming(transaction, vote.motion().id(), party.number())
        .<Outcome<String>>map(naming -> Outcome.accepted(naming.voter()))
        .orElseGet(() -> BallotFiling.refused(BallotCode.VOTER_NOT_NAMED));
  }

  private Optional<VoterNaming> latestNaming(Transaction transaction, UUID motionId, int party) {
    return ballots.namings(transaction, motionId).stream()
        .filter(naming -> naming.party() == party)
        .reduce((earlier, later) -> later);
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
        BallotFiling.FIRST,
        now,
        evidence,
        null);
  }
}
