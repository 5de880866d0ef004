package org.gongtong.core.decision;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.kernel.UnitOfWork;
import org.gongtong.core.place.ExclusivePart;
import org.gongtong.core.place.ImportedRoster;
import org.gongtong.core.place.Roster;
import org.gongtong.core.place.RosterStore;
import org.gongtong.core.rules.Outcome;

/**
 * Reads the parts behind a motion's roll: where letters go, and what a recount starts from.
 * Thread-safe.
 */
public final class RollReader {

  private final UnitOfWork work;
  private final MotionStore motions;
  private final BallotStore ballots;
  private final RosterStore rosters;

  public RollReader(
      UnitOfWork work, MotionStore motions, BallotStore ballots, RosterStore rosters) {
    this.work = work;
    this.motions = motions;
    this.ballots = ballots;
    this.rosters = rosters;
  }

  /**
   * The parts on a motion's roll as they stood when it froze, whatever was imported since, each
   * with the voter its party has by now; none before the opening.
   *
   * @return the parts in the order of their ids
   */
  public Optional<Roster> findParts(UUID motionId) {
    return work.read(
        transaction ->
            motions.find(transaction, motionId).flatMap(motion -> parts(transaction, motion)));
  }

  /**
   * What a recount needs, read at one moment.
   *
   * @return it, or a refusal {@link MotionReason#MOTION_UNKNOWN} or {@link
   *     MotionReason#NOT_COUNTED}
   */
  public Outcome<Recount> recount(UUID motionId) {
    return work.read(
        transaction -> {
          Optional<Motion> motion = motions.find(transaction, motionId);
          if (motion.isEmpty()) {
            return MotionReader.unknown();
          }
          if (!motion.get().isCounted()) {
            return Outcome.refused(MotionReason.NOT_COUNTED.because().refuses());
          }
          Roster roster =
              parts(transaction, motion.get())
                  .orElseThrow(() -> new IllegalStateException("no roll of motion " + motionId));
          return Outcome.accepted(
              new Recount(
                  motion.get(),
                  roster,
                  BallotRows.inForce(ballots.ofMotion(transaction, motionId))));
        });
  }

  private Optional<Roster> parts(Transaction transaction, Motion motion) {
    return motions
        .findRoll(transaction, motion.id())
        .map(
            frozen -> {
              ImportedRoster imported =
                  rosters
                      .findImport(transaction, motion.communityId(), frozen.rosterImport())
                      .orElseThrow(
                          () -> new IllegalStateException("no import behind " + motion.id()));
              ElectoralRoll roll =
                  BallotRows.withVoters(frozen, ballots.namings(transaction, motion.id()));
              return onRoll(rosters.partsOf(transaction, imported), roll);
            });
  }

  private static Roster onRoll(Roster whole, ElectoralRoll roll) {
    List<ExclusivePart> parts = new ArrayList<>();
    for (ExclusivePart part : whole.parts()) {
      OptionalInt number = roll.findParty(part.id());
      if (number.isPresent()) {
        String voter = roll.parties().get(number.getAsInt() - 1).voter();
        parts.add(
            new ExclusivePart(
                part.id(),
                part.compound(),
                part.building(),
                part.entrance(),
                part.room(),
                part.kind(),
                part.area(),
                part.basis(),
                part.owners(),
                voter,
                part.status()));
      }
    }
    return new Roster(parts);
  }
}
