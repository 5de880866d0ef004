package org.gongtong.core.decision.paper;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.gongtong.core.decision.BallotBox;
import org.gongtong.core.decision.BallotReason;
import org.gongtong.core.decision.BallotStore;
import org.gongtong.core.decision.Evidence;
import org.gongtong.core.decision.MotionReason;
import org.gongtong.core.decision.MotionStore;
import org.gongtong.core.decision.RecordedBallot;
import org.gongtong.core.decision.StaffOwners;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.kernel.UnitOfWork;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.Reason;
import org.jspecify.annotations.Nullable;

/**
 * Corrects ballots that were entered wrongly from paper: a new row with a reason takes the place of
 * the latest one, and all of them stay. As with the entry, two people stand behind it: who
 * corrects, and a witness who looked at the paper too. Thread-safe.
 */
public final class PaperCorrections {

  private static final int LONGEST_REASON = 500;

  private final UnitOfWork work;
  private final MotionStore motions;
  private final BallotStore ballots;
  private final BallotBox box;
  private final StaffOwners own;

  /**
   * @param own which owners a member of staff is himself
   */
  public PaperCorrections(
      UnitOfWork work, MotionStore motions, BallotStore ballots, BallotBox box, StaffOwners own) {
    this.work = work;
    this.motions = motions;
    this.ballots = ballots;
    this.box = box;
    this.own = own;
  }

  /** That the two are one person, or that one of them belongs to the party of a ballot. */
  private Optional<Reason> unfit(Actor actor, String witness, RecordedBallot ballot) {
    UUID motionId = ballot.motionId();
    return work.read(
        transaction -> {
          if (own.isSame(transaction, actor, Actor.staff(witness))) {
            return Optional.of(PaperReason.WITNESS_SAME.because().refuses());
          }
          List<String> owners =
              motions
                  .findRoll(transaction, motionId)
                  .map(frozen -> frozen.roll().parties().get(ballot.party() - 1).owners())
                  .orElse(List.of());
          if (own.isOne(transaction, motionId, actor, owners)) {
            return Optional.of(PaperReason.OWN_PARTY.because().refuses());
          }
          return own.isOne(transaction, motionId, Actor.staff(witness), owners)
              ? Optional.of(
                  PaperReason.OWN_PARTY_WITNESS.because().figure("witness", witness).refuses())
              : Optional.empty();
        });
  }

  /**
   * A ballot as first recorded, and every correction of it, in that order.
   *
   * @param ballotId of any of them
   * @return the rows, or a refusal {@link BallotReason#BALLOT_UNKNOWN}, or {@link
   *     BallotReason#NOT_CORRECTABLE} of a ballot of the web, or {@link
   *     BallotReason#ASSISTED_NOT_CORRECTABLE}
   */
  public Outcome<List<RecordedBallot>> trail(UUID motionId, UUID ballotId) {
    return work.read(
        transaction -> {
          Optional<RecordedBallot> found =
              ballots.find(transaction, ballotId).filter(row -> row.motionId().equals(motionId));
          if (found.isEmpty()) {
            return Outcome.refused(BallotReason.BALLOT_UNKNOWN.because().refuses());
          }
          return BallotReason.uncorrectable(found.get())
              .<Outcome<List<RecordedBallot>>>map(Outcome::refused)
              .orElseGet(() -> Outcome.accepted(trail(transaction, found.get())));
        });
  }

  private List<RecordedBallot> trail(Transaction transaction, RecordedBallot row) {
    List<RecordedBallot> all = ballots.ofParty(transaction, row.motionId(), row.party());
    List<RecordedBallot> trail = new ArrayList<>();
    Optional<RecordedBallot> at = Optional.of(row);
    while (at.isPresent()) {
      trail.add(0, at.get());
      RecordedBallot later = at.get();
      at = later.correction() == null ? Optional.empty() : byId(all, later.correction().of());
    }
    at = correctionOf(all, row.id());
    while (at.isPresent()) {
      trail.add(at.get());
      at = correctionOf(all, at.get().id());
    }
    return trail;
  }

  private static Optional<RecordedBallot> byId(List<RecordedBallot> rows, UUID id) {
    return rows.stream().filter(row -> row.id().equals(id)).findFirst();
  }

  private static Optional<RecordedBallot> correctionOf(List<RecordedBallot> rows, UUID id) {
    return rows.stream()
        .filter(row -> row.correction() != null && row.correction().of().equals(id))
        .findFirst();
  }

  /** All corrections of a motion, in the order they were made. */
  public List<RecordedBallot> all(UUID motionId) {
    return work.read(
        transaction ->
            ballots.ofMotion(transaction, motionId).stream()
                .filter(row -> row.correction() != null)
                .toList());
  }

  /**
   * Corrects the latest row of a ballot.
   *
   * @param witness id of the colleague who looked at the paper too, and who has shown to the caller
   *     that he is this one; another than the actor
   * @param version how many rows its {@link #trail} had when it was looked at
   * @param correctionId made by who sends it; sent again it is answered with the row that is there
   * @param choice the choice that stands on the paper, or null to take the ballot back; one that
   *     was taken back comes in again with a choice
   * @param reason why, 1 to 500 characters
   * @return the new row, or a refusal: {@link PaperReason#WITNESS_MISSING}, {@link
   *     PaperReason#WITNESS_SAME}, {@link PaperReason#OWN_PARTY}, {@link
   *     PaperReason#OWN_PARTY_WITNESS}, {@link MotionReason#REMARK_MISSING}, or one of the box
   */
  public Outcome<RecordedBallot> correct(
      Actor actor,
      String witness,
      UUID motionId,
      UUID ballotId,
      int version,
      UUID correctionId,
      @Nullable String choice,
      String reason) {
    if (reason.isBlank() || reason.length() > LONGEST_REASON) {
      return Outcome.refused(MotionReason.REMARK_MISSING.because().refuses());
    }
    if (witness.isBlank()) {
      return Outcome.refused(PaperReason.WITNESS_MISSING.because().refuses());
    }
    if (witness.equals(actor.id())) {
      return Outcome.refused(PaperReason.WITNESS_SAME.because().refuses());
    }
    return trail(motionId, ballotId)
        .flatMap(
            trail -> {
              RecordedBallot latest = trail.get(trail.size() - 1);
              Optional<RecordedBallot> there = byId(trail, correctionId);
              if (there.isPresent()) {
                return again(there.get(), choice, reason);
              }
              if (trail.size() != version) {
                return Outcome.refused(BallotReason.CORRECTED_ALREADY.because().refuses());
              }
              Optional<Reason> unfit = unfit(actor, witness, latest);
              if (unfit.isPresent()) {
                return Outcome.refused(unfit.get());
              }
              if (!latest.voids() && latest.ballot().choice().equals(choice)) {
                return Outcome.refused(PaperReason.CORRECTION_SAME.because().refuses());
              }
              return box.correct(
                  motionId,
                  latest.id(),
                  correctionId,
                  choice,
                  reason,
                  new Evidence(latest.evidence().reference(), actor, witness));
            });
  }

  private static Outcome<RecordedBallot> again(
      RecordedBallot there, @Nullable String choice, String reason) {
    boolean same =
        there.voids() == (choice == null)
            && (choice == null || choice.equals(there.ballot().choice()))
            && there.correction() != null
            && Objects.equals(there.correction().reason(), reason);
    return same
        ? Outcome.accepted(there)
        : Outcome.refused(BallotReason.BALLOT_ID_TAKEN.because().refuses());
  }
}
