package org.gongtong.core.decision;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.gongtong.core.audit.AuditEvent;
import org.gongtong.core.audit.AuditLog;
import org.gongtong.core.audit.Disclosure;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.ContentHash;
import org.gongtong.core.kernel.IdSource;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.kernel.UnitOfWork;
import org.gongtong.core.place.Community;
import org.gongtong.core.place.ImportedRoster;
import org.gongtong.core.place.Roster;
import org.gongtong.core.place.RosterStore;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.Reason;

/**
 * Takes motions through their life. Every step is one transaction with one audit event, and names
 * the version it was decided on: if somebody was faster it is refused with {@link
 * MotionReason#MOTION_CHANGED}. Thread-safe.
 *
 * <p>All steps refuse with codes of {@link MotionReason} and of the rules.
 */
public final class MotionService {

  /** One step from a version to the next. */
  private interface Step {
    Outcome<Motion> take(Transaction transaction, Motion motion, Instant now);
  }

  private static final int NAMED = 5;

  private final UnitOfWork work;
  private final MotionStore motions;
  private final BallotStore ballots;
  private final RosterStore rosters;
  private final AuditLog audit;
  private final BundleMaker bundles;
  private final MotionLifecycle lifecycle;
  private final TakenIds elsewhere;
  private final IdSource ids;
  private final InstantSource clock;

  /**
   * @param elsewhere whether something else than a motion has an id
   */
  public MotionService(
      UnitOfWork work,
      MotionStore motions,
      BallotStore ballots,
      RosterStore rosters,
      AuditLog audit,
      MotionLifecycle lifecycle,
      TakenIds elsewhere,
      IdSource ids,
      InstantSource clock) {
    this.work = work;
    this.motions = motions;
    this.ballots = ballots;
    this.rosters = rosters;
    this.audit = audit;
    this.bundles = new BundleMaker(motions, ballots, audit);
    this.lifecycle = lifecycle;
    this.elsewhere = elsewhere;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Drafts a motion. The same draft sent again is answered with the motion that is there.
   *
   * @param motionId its id, made by who sends it
   */
  public Outcome<Motion> draft(
      Actor actor, Community community, UUID motionId, MotionContent content) {
    Motion draft =
        Motion.draft(motionId, community.id(), community.jurisdiction(), community.zone(), content);
    return work.write(
        transaction -> {
          List<MotionVersion> there = motions.history(transaction, motionId);
          if (there.isEmpty()) {
            return elsewhere.isTaken(transaction, motionId)
                ? Outcome.refused(MotionReason.MOTION_ID_TAKEN.because().refuses())
                : Outcome.accepted(
                    append(transaction, actor, draft, "motion-drafted", clock.instant()));
          }
          // As it was drafted: it may have been revised before the draft was sent again.
          Motion first = there.get(0).motion();
          return first.communityId().equals(community.id()) && first.content().equals(content)
              ? Outcome.accepted(there.get(there.size() - 1).motion())
              : Outcome.refused(MotionReason.MOTION_ID_TAKEN.because().refuses());
        });
  }

  /** Changes a draft; nothing changes once it is announced. */
  public Outcome<Motion> revise(Actor actor, UUID motionId, int version, MotionContent content) {
    return step(
        actor,
        motionId,
        version,
        "motion-revised",
        (transaction, motion, now) ->
            motion.state() == MotionState.DRAFTED
                ? Outcome.accepted(motion.revised(content))
                : MotionLifecycle.wrongState(motion));
  }

  /** Announces a draft for a window; question, scope and attachments freeze. */
  public Outcome<Motion> announce(
      Actor actor, UUID motionId, int version, Instant opensAt, Instant closesAt) {
    return step(
        actor,
        motionId,
        version,
        "motion-announced",
        (transaction, motion, now) ->
            lifecycle
                .announce(motion, now, opensAt, closesAt)
                .flatMap(
                    announced -> voters(transaction, motion, opensAt).map(roster -> announced)));
  }

  /**
   * What {@link #announce} would bring, refused as it would refuse. Nothing is recorded. Cost:
   * linear in the roster.
   */
  public Outcome<AnnouncementPreview> previewAnnouncement(
      Motion motion, Instant opensAt, Instant closesAt) {
    Instant now = clock.instant();
    return lifecycle
        .announce(motion, now, opensAt, closesAt)
        .flatMap(announced -> lifecycle.ruleOf(motion, day(motion, opensAt)))
        .flatMap(
            rule ->
                work.read(transaction -> voters(transaction, motion, opensAt))
                    .map(
                        roster ->
                            new AnnouncementPreview(
                                new VotingWindow(now, opensAt, closesAt),
                                ElectoralRoll.of(roster, motion.content().scope(), rule.policy())
                                    .parties()
                                    .size(),
                                rule)));
  }

  /** The roster of the opening, as far as it is known: that is the roll's. */
  private Outcome<Roster> voters(Transaction transaction, Motion motion, Instant opensAt) {
    LocalDate day = day(motion, opensAt);
    Roster roster = rosters.currentParts(transaction, motion.communityId(), day);
    if (roster.parts().stream().noneMatch(motion.content().scope()::contains)) {
      return nobody(motion);
    }
    return missing(motion, roster, day)
        .<Outcome<Roster>>map(Outcome::refused)
        .orElseGet(() -> Outcome.accepted(roster));
  }

  /** Takes a motion back before it opens. */
  public Outcome<Motion> withdraw(Actor actor, UUID motionId, int version, String why) {
    return step(
        actor,
        motionId,
        version,
        "motion-withdrawn",
        (transaction, motion, now) ->
            lifecycle.withdraw(motion, now, why, cannotOpen(transaction, motion, now)));
  }

  /** Whether its time has come and it cannot open: it would stay announced for ever. */
  private boolean cannotOpen(Transaction transaction, Motion motion, Instant now) {
    VotingWindow window = motion.window();
    return motion.state() == MotionState.ANNOUNCED
        && window != null
        && !now.isBefore(window.opensAt())
        && !lifecycle.open(motion, now).flatMap(opened -> roll(transaction, opened)).isAccepted();
  }

  /** Opens the vote: the roll freezes, and with it the rules and the counting. */
  public Outcome<Motion> open(Actor actor, UUID motionId, int version) {
    return step(
        actor,
        motionId,
        version,
        "motion-opened",
        (transaction, motion, now) ->
            lifecycle.open(motion, now).flatMap(opened -> freeze(transaction, opened)));
  }

  /** Closes the vote; paper handed in in time may still be entered. */
  public Outcome<Motion> close(Actor actor, UUID motionId, int version) {
    return step(
        actor,
        motionId,
        version,
        "motion-closed",
        (transaction, motion, now) -> lifecycle.close(motion, now));
  }

  /** Counts the votes: nothing is added to the box from here on. */
  public Outcome<Motion> decide(Actor actor, UUID motionId, int version) {
    return step(
        actor,
        motionId,
        version,
        "motion-decided",
        (transaction, motion, now) ->
            motion.state() == MotionState.CLOSED
                ? lifecycle.decide(
                    motion, MotionReader.count(transaction, motions, ballots, motion))
                : MotionLifecycle.wrongState(motion));
  }

  /** Posts the result. */
  public Outcome<Motion> post(Actor actor, UUID motionId, int version) {
    return step(
        actor,
        motionId,
        version,
        "motion-posted",
        (transaction, motion, now) -> lifecycle.post(motion, now));
  }

  /** Ends the posting: the decision is final. */
  public Outcome<Motion> conclude(Actor actor, UUID motionId, int version) {
    return step(
        actor,
        motionId,
        version,
        "motion-concluded",
        (transaction, motion, now) -> lifecycle.conclude(motion, now));
  }

  /** Sets a decision aside because a court or an authority has. */
  public Outcome<Motion> annul(Actor actor, UUID motionId, int version, String why) {
    return step(
        actor,
        motionId,
        version,
        "motion-annulled",
        (transaction, motion, now) -> lifecycle.annul(motion, why));
  }

  private Outcome<Motion> step(Actor actor, UUID motionId, int version, String type, Step step) {
    return work.write(
        transaction -> {
          Optional<Motion> found = motions.findToChange(transaction, motionId);
          if (found.isEmpty()) {
            return MotionReader.unknown();
          }
          Motion motion = found.get();
          if (motion.version() != version) {
            return Outcome.refused(
                MotionReason.MOTION_CHANGED
                    .because()
                    .figure("seen", version)
                    .figure("now", motion.version())
                    .refuses());
          }
          Instant now = clock.instant();
          return step.take(transaction, motion, now)
              .map(next -> append(transaction, actor, next, type, now));
        });
  }

  private Outcome<Motion> freeze(Transaction transaction, Motion opened) {
    return roll(transaction, opened)
        .map(
            frozen -> {
              motions.freezeRoll(transaction, opened.id(), frozen);
              return opened;
            });
  }

  /** The roll of a motion that opens. */
  private Outcome<FrozenRoll> roll(Transaction transaction, Motion opened) {
    VotingWindow window = opened.window();
    DecisionRule rule = opened.rule();
    if (window == null || rule == null) {
      throw new IllegalStateException("an open motion has a window and a rule: " + opened.id());
    }
    LocalDate day = day(opened, window.opensAt());
    Optional<ImportedRoster> roster =
        rosters.findImportAsOf(transaction, opened.communityId(), day);
    if (roster.isEmpty()) {
      return Outcome.refused(MotionReason.ROSTER_MISSING.because().figure("day", day).refuses());
    }
    Roster parts = rosters.partsOf(transaction, roster.get());
    Optional<Reason> missing = missing(opened, parts, day);
    if (missing.isPresent()) {
      return Outcome.refused(missing.get());
    }
    ElectoralRoll roll = ElectoralRoll.of(parts, opened.content().scope(), rule.policy());
    return roll.parties().isEmpty()
        ? nobody(opened)
        : Outcome.accepted(new FrozenRoll(roster.get().number(), roll));
  }

  /** That parts named one by one are not there: nobody who is affected may be left out. */
  private static Optional<Reason> missing(Motion motion, Roster roster, LocalDate day) {
    if (!(motion.content().scope() instanceof VotingScope.Affected affected)) {
      return Optional.empty();
    }
    Set<String> missing = new TreeSet<>(affected.parts());
    roster.parts().forEach(part -> missing.remove(part.id()));
    return missing.isEmpty()
        ? Optional.empty()
        : Optional.of(
            MotionReason.PARTS_NOT_ON_ROSTER
                .because()
                .figure("count", missing.size())
                .figure("day", day)
                .figure("parts", String.join(", ", missing.stream().limit(NAMED).toList()))
                .refuses());
  }

  private Motion append(
      Transaction transaction, Actor actor, Motion motion, String type, Instant now) {
    motions.append(transaction, new MotionVersion(motion, actor, now));
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("version", motion.version());
    data.put("content", motion.content().hash().hex());
    // Who votes for whom at the opening is committed to under a salt that the roll's event keeps.
    ContentHash salt = ContentHash.of(ids.next() + " " + ids.next());
    if (motion.state() == MotionState.OPEN) {
      motions
          .findRoll(transaction, motion.id())
          .ifPresent(frozen -> data.putAll(BundleMaker.opened(motion, frozen.roll(), salt)));
    }
    if (motion.state() == MotionState.DECIDED && motion.outcome() != null) {
      data.putAll(bundles.published(transaction, motion));
    }
    // A draft is nobody's business; once announced, all of it is everybody's.
    Disclosure disclosure = motion.isPublic() ? Disclosure.PUBLIC : Disclosure.SEALED;
    note(transaction, actor, motion, disclosure, type, now, data);
    if (motion.state() == MotionState.OPEN) {
      motions
          .findRoll(transaction, motion.id())
          .ifPresent(roll -> noteRoll(transaction, actor, motion, roll, salt, now));
    }
    return motion;
  }

  /** The roll is fixed from now on, and told to whoever may recount: it has names behind it. */
  private void noteRoll(
      Transaction transaction,
      Actor actor,
      Motion motion,
      FrozenRoll roll,
      ContentHash salt,
      Instant now) {
    Map<String, Object> data =
        Map.of(
            "roll",
            roll.hash().hex(),
            "parties",
            roll.roll().parties().size(),
            BundleMaker.SALT,
            salt.hex());
    note(transaction, actor, motion, Disclosure.SEALED, "roll-frozen", now, data);
  }

  private void note(
      Transaction transaction,
      Actor actor,
      Motion motion,
      Disclosure disclosure,
      String type,
      Instant now,
      Map<String, Object> data) {
    String subject = motion.id().toString();
    audit.append(
        transaction,
        new AuditEvent(ids.next(), disclosure, "decision", type, subject, actor, now, now, data));
  }

  private static <T> Outcome<T> nobody(Motion motion) {
    return Outcome.refused(
        MotionReason.SCOPE_EMPTY
            .because()
            .figure("scope", motion.content().scope().toString())
            .refuses());
  }

  private static LocalDate day(Motion motion, Instant instant) {
    return instant.atZone(motion.zone()).toLocalDate();
  }
}
