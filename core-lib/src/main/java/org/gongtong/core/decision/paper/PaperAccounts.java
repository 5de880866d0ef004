package org.gongtong.core.decision.paper;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gongtong.core.audit.AuditEvent;
import org.gongtong.core.audit.AuditLog;
import org.gongtong.core.audit.Disclosure;
import org.gongtong.core.decision.BallotReason;
import org.gongtong.core.decision.Motion;
import org.gongtong.core.decision.MotionReason;
import org.gongtong.core.decision.MotionStore;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.IdSource;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.kernel.UnitOfWork;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.Reason;

/**
 * Keeps how many papers were issued, came back and are void, and says what does not balance.
 * Thread-safe.
 */
public final class PaperAccounts {

  private final UnitOfWork work;
  private final MotionStore motions;
  private final PaperStore papers;
  private final AuditLog audit;
  private final IdSource ids;
  private final InstantSource clock;

  public PaperAccounts(
      UnitOfWork work,
      MotionStore motions,
      PaperStore papers,
      AuditLog audit,
      IdSource ids,
      InstantSource clock) {
    this.work = work;
    this.motions = motions;
    this.papers = papers;
    this.audit = audit;
    this.ids = ids;
    this.clock = clock;
  }

  /** Where all papers of a motion are, and what does not balance: to be shown before the count. */
  public PaperAccount account(UUID motionId) {
    return work.read(
        transaction -> {
          List<PaperCount> counts = papers.counts(transaction, motionId);
          return new PaperAccount(
              counts.isEmpty() ? null : counts.get(counts.size() - 1),
              papers.sheets(transaction, motionId));
        });
  }

  /** All counts of papers, the first one first. */
  public List<PaperCount> counts(UUID motionId) {
    return work.read(transaction -> papers.counts(transaction, motionId));
  }

  /**
   * Keeps how many papers were counted.
   *
   * @param version the round of the latest count that was looked at, 0 if there was none
   * @param countId made by who sends it; sent again it is the same count
   * @param issued papers handed out
   * @param returned papers that came back
   * @param spoilt of those, papers that are no ballot
   */
  public Outcome<PaperAccount> count(
      Actor actor, UUID motionId, int version, UUID countId, int issued, int returned, int spoilt) {
    List<Reason> faults = new ArrayList<>();
    Map.of("issued", issued, "returned", returned, "spoilt", spoilt).entrySet().stream()
        .filter(field -> field.getValue() < 0 || field.getValue() > PaperCount.MOST)
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            field ->
                faults.add(
                    PaperReason.COUNT_INVALID
                        .because()
                        .figure("most", PaperCount.MOST)
                        .figure("field", field.getKey())
                        .refuses()));
    if (faults.isEmpty() && spoilt > returned) {
      faults.add(
          PaperReason.SPOILT_OVER_RETURNED
              .because()
              .figure("spoilt", spoilt)
              .figure("returned", returned)
              .refuses());
    }
    if (!faults.isEmpty()) {
      return Outcome.refused(faults);
    }
    return work.write(
            transaction -> {
              PaperCount count =
                  new PaperCount(
                      countId,
                      motionId,
                      version + 1,
                      issued,
                      returned,
                      spoilt,
                      actor,
                      clock.instant());
              return motions
                  .findToVote(transaction, motionId)
                  .map(motion -> add(transaction, motion, count))
                  .orElseGet(
                      () -> Outcome.refused(MotionReason.MOTION_UNKNOWN.because().refuses()));
            })
        .map(kept -> account(motionId));
  }

  /** Not once the ballots are counted: the certificate says what the papers came to. */
  private Outcome<PaperCount> add(Transaction transaction, Motion motion, PaperCount count) {
    List<PaperCount> counts = papers.counts(transaction, count.motionId());
    if (repeated(counts, count).isEmpty() && !motion.state().takesBallots()) {
      return Outcome.refused(BallotReason.notOpen(motion));
    }
    boolean follows = counts.size() == count.round() - 1;
    if (follows && papers.addCount(transaction, count)) {
      audit.append(
          transaction,
          new AuditEvent(
              ids.next(),
              Disclosure.SEALED,
              "decision",
              "papers-counted",
              count.motionId().toString(),
              count.actor(),
              count.recordedAt(),
              count.recordedAt(),
              Map.of(
                  "issued", count.issued(),
                  "returned", count.returned(),
                  "spoilt", count.spoilt())));
      return Outcome.accepted(count);
    }
    // Somebody may have been faster, perhaps with this very count.
    return repeated(papers.counts(transaction, count.motionId()), count)
        .<Outcome<PaperCount>>map(Outcome::accepted)
        .orElseGet(() -> Outcome.refused(PaperReason.COUNT_CHANGED.because().refuses()));
  }

  private static Optional<PaperCount> repeated(List<PaperCount> counts, PaperCount count) {
    return counts.stream()
        .filter(row -> row.id().equals(count.id()) && row.repeats(count))
        .findFirst();
  }
}
