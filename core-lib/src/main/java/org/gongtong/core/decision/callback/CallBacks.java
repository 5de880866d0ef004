package org.gongtong.core.decision.callback;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.gongtong.core.audit.AuditEvent;
import org.gongtong.core.audit.AuditLog;
import org.gongtong.core.audit.Disclosure;
import org.gongtong.core.audit.LogStore;
import org.gongtong.core.audit.LoggedEvent;
import org.gongtong.core.audit.note.Checkpoint;
import org.gongtong.core.audit.tile.TileProofs;
import org.gongtong.core.decision.MotionState;
import org.gongtong.core.decision.MotionStore;
import org.gongtong.core.decision.StaffOwners;
import org.gongtong.core.decision.assisted.AssistedSession;
import org.gongtong.core.decision.assisted.AssistedStore;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.ContentHash;
import org.gongtong.core.kernel.IdSource;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.kernel.UnitOfWork;
import org.gongtong.core.rules.Outcome;

/** Draws samples of assisted ballots and keeps what households say. Thread-safe. */
public final class CallBacks {

  private static final Actor LOT = Actor.system("call-back");
  private static final String CLOSED = "motion-closed";

  private static final String LEAST = "least";
  private static final String PERCENT = "percent";
  private static final String RULED = "callback-ruled";

  /** Closed, however late the log was signed. */
  private static final Set<MotionState> TO_DRAW =
      EnumSet.of(MotionState.CLOSED, MotionState.DECIDED, MotionState.POSTED, MotionState.FINAL);

  private static final Set<MotionState> SETTLED =
      EnumSet.of(MotionState.FINAL, MotionState.ANNULLED);

  private final UnitOfWork work;
  private final MotionStore motions;
  private final AssistedStore sessions;
  private final CallBackStore store;
  private final AuditLog audit;
  private final LogStore log;
  private final StaffOwners own;
  private final IdSource ids;
  private final InstantSource clock;
  private final CallBackRule rule;

  /**
   * @param own which owners a caller is himself
   * @param rule of motions whose first assisted ballot comes from now on
   */
  public CallBacks(
      UnitOfWork work,
      MotionStore motions,
      AssistedStore sessions,
      CallBackStore store,
      AuditLog audit,
      LogStore log,
      StaffOwners own,
      IdSource ids,
      InstantSource clock,
      CallBackRule rule) {
    this.work = work;
    this.motions = motions;
    this.sessions = sessions;
    this.store = store;
    this.audit = audit;
    this.log = log;
    this.own = own;
    this.ids = ids;
    this.clock = clock;
    this.rule = rule;
  }

  /**
   * Draws the samples that can be drawn, and fixes the rule of motions that have their first
   * assisted ballots: it does not change while they are there to look at. Whoever embeds the
   * library calls this every minute or so; calling it twice at once is harmless, and no matter when
   * it is called the sample is the same.
   *
   * @return the motions whose sample was drawn
   */
  public List<UUID> drawAll() {
    Set<UUID> waiting =
        work.read(
            transaction -> {
              Set<UUID> all = sessions.motionsWithBallots(transaction);
              Set<UUID> drawn = store.drawn(transaction);
              return all.stream()
                  .filter(motion -> !drawn.contains(motion))
                  .collect(Collectors.toUnmodifiableSet());
            });
    List<UUID> done = new ArrayList<>();
    for (UUID motion : waiting) {
      if (work.read(transaction -> fixed(transaction, motion)).isEmpty()) {
        work.write(transaction -> fix(transaction, motion));
      }
      if (draw(motion).isAccepted()) {
        done.add(motion);
      }
    }
    return done;
  }

  /**
   * Draws the sample of a motion, once.
   *
   * @return the sample, or {@link CallBackReason#CALLBACK_NONE}, or {@link
   *     CallBackReason#CALLBACK_LOG_WAITS}
   */
  public Outcome<CallBackDraw> draw(UUID motionId) {
    return work.write(transaction -> draw(transaction, motionId));
  }

  private Outcome<CallBackDraw> draw(Transaction transaction, UUID motionId) {
    Optional<CallBackDraw> there = store.findDraw(transaction, motionId);
    if (there.isPresent()) {
      return Outcome.accepted(there.get());
    }
    boolean closed =
        motions
            .find(transaction, motionId)
            .filter(motion -> TO_DRAW.contains(motion.state()))
            .isPresent();
    List<UUID> cast =
        closed
            ? sessions.ofMotion(transaction, motionId).stream()
                .filter(AssistedSession::isCast)
                .map(AssistedSession::id)
                .toList()
            : List.of();
    if (cast.isEmpty()) {
      return refused(CallBackReason.CALLBACK_NONE);
    }
    Optional<Long> size = signedSizeAtClose(transaction, motionId);
    if (size.isEmpty()) {
      return refused(CallBackReason.CALLBACK_LOG_WAITS);
    }
    ContentHash root = new TileProofs(log.tiles(transaction), size.get()).head().root();
    CallBackRule fixed = fixed(transaction, motionId).orElse(rule);
    List<UUID> drawn =
        CallBackSample.of(CallBackSample.seed(motionId, root), cast, fixed.size(cast.size()));
    CallBackDraw draw =
        new CallBackDraw(motionId, size.get(), root, fixed, cast.size(), drawn, clock.instant());
    if (!store.addDraw(transaction, draw)) {
      return Outcome.accepted(store.findDraw(transaction, motionId).orElseThrow());
    }
    audit.append(transaction, event("callback-drawn", motionId, LOT, draw.drawnAt(), told(draw)));
    return Outcome.accepted(draw);
  }

  private CallBackRule fix(Transaction transaction, UUID motionId) {
    // One at a time: of two rules the log would not say which one holds.
    motions.findToChange(transaction, motionId);
    return fixed(transaction, motionId)
        .orElseGet(
            () -> {
              Map<String, Object> data = Map.of(LEAST, rule.least(), PERCENT, rule.percent());
              audit.append(transaction, event(RULED, motionId, LOT, clock.instant(), data));
              return rule;
            });
  }

  private Optional<CallBackRule> fixed(Transaction transaction, UUID motionId) {
    return audit.ofSubject(transaction, motionId.toString(), RULED).stream()
        .map(logged -> logged.sealed().event().data())
        .map(data -> new CallBackRule(figure(data, LEAST), figure(data, PERCENT)))
        .findFirst();
  }

  private static int figure(Map<String, Object> data, String name) {
    if (data.get(name) instanceof Number number) {
      return number.intValue();
    }
    throw new IllegalStateException("a rule of call-backs without " + name);
  }

  /** Entries of the log up to the close, once a checkpoint was signed that has them. */
  private Optional<Long> signedSizeAtClose(Transaction transaction, UUID motionId) {
    long signed =
        log.checkpoint(transaction).map(note -> Checkpoint.ofNote(note).head().size()).orElse(0L);
    return audit.ofSubject(transaction, motionId.toString(), CLOSED).stream()
        .map(LoggedEvent::index)
        .filter(index -> index.isPresent() && index.getAsLong() < signed)
        .map(index -> index.getAsLong() + 1)
        .findFirst();
  }

  private static Map<String, Object> told(CallBackDraw draw) {
    return Map.of(
        "ballots",
        draw.ballots(),
        LEAST,
        draw.rule().least(),
        PERCENT,
        draw.rule().percent(),
        "logSize",
        draw.logSize(),
        "root",
        draw.root().hex(),
        "sessions",
        draw.sessions().stream().map(UUID::toString).toList());
  }

  /** The sample of a motion. */
  public Optional<CallBackDraw> find(UUID motionId) {
    return work.read(transaction -> store.findDraw(transaction, motionId));
  }

  /** All calls of a motion, in the order they were recorded. */
  public List<CallBack> calls(UUID motionId) {
    return work.read(transaction -> store.calls(transaction, motionId));
  }

  /** How a motion's call-backs stand; nothing without a sample. */
  public Optional<CallBackFigures> figures(UUID motionId) {
    return work.read(
        transaction ->
            store
                .findDraw(transaction, motionId)
                .map(draw -> CallBackFigures.of(draw, store.calls(transaction, motionId))));
  }

  /**
   * The figures as they may be published: once the posting has ended. Before, each call would be
   * seen as a difference between yesterday's figures and today's.
   */
  public Optional<CallBackFigures.Published> published(UUID motionId) {
    boolean settled =
        work.read(
            transaction ->
                motions
                    .find(transaction, motionId)
                    .filter(motion -> SETTLED.contains(motion.state()))
                    .isPresent());
    return settled ? figures(motionId).map(CallBackFigures::published) : Optional.empty();
  }

  /**
   * Records a call.
   *
   * @param caller who called; not the worker who was at the door
   * @param version how many calls of this session were there when it was looked at
   * @param callId made by who sends it; sent again it changes nothing
   * @param remark what was said; of a denial not blank
   */
  public Outcome<CallBack> record(
      Actor caller,
      UUID motionId,
      UUID sessionId,
      int version,
      UUID callId,
      CallOutcome outcome,
      String remark) {
    boolean mute = outcome == CallOutcome.NOT_CONFIRMED && remark.isBlank();
    if (mute || remark.length() > CallBack.LONGEST_REMARK) {
      return Outcome.refused(
          CallBackReason.CALLBACK_REMARK
              .because()
              .figure("most", CallBack.LONGEST_REMARK)
              .refuses());
    }
    return work.write(
        transaction -> {
          Instant now = clock.instant();
          CallBack call =
              new CallBack(
                  callId, motionId, sessionId, version + 1, outcome, remark.strip(), caller, now);
          return drawn(transaction, call).flatMap(session -> add(transaction, session, call));
        });
  }

  private Outcome<AssistedSession> drawn(Transaction transaction, CallBack call) {
    Optional<AssistedSession> session =
        store
            .findDraw(transaction, call.motionId())
            .filter(draw -> draw.sessions().contains(call.session()))
            .flatMap(draw -> sessions.find(transaction, call.session()));
    if (session.isEmpty()) {
      return refused(CallBackReason.CALLBACK_NOT_DRAWN);
    }
    return own.isSame(transaction, session.get().worker(), call.by())
            || own.isOne(transaction, call.motionId(), call.by(), List.of(session.get().who()))
        ? refused(CallBackReason.CALLBACK_OWN)
        : Outcome.accepted(session.get());
  }

  private Outcome<CallBack> add(Transaction transaction, AssistedSession session, CallBack call) {
    Optional<CallBack> there = store.findCall(transaction, call.id());
    if (there.isPresent()) {
      return there.get().repeats(call)
          ? Outcome.accepted(there.get())
          : refused(CallBackReason.CALLBACK_CHANGED);
    }
    long before =
        store.calls(transaction, call.motionId()).stream()
            .filter(other -> other.session().equals(call.session()))
            .count();
    if (before != call.round() - 1 || !store.addCall(transaction, call)) {
      return refused(CallBackReason.CALLBACK_CHANGED);
    }
    Map<String, Object> data =
        Map.of(
            "call", call.id().toString(),
            "session", session.id().toString(),
            "party", session.party(),
            "worker", session.worker().id(),
            "round", call.round(),
            "outcome", call.outcome().code());
    audit.append(
        transaction, event("callback-recorded", call.motionId(), call.by(), call.at(), data));
    return Outcome.accepted(call);
  }

  private AuditEvent event(
      String type, UUID motionId, Actor actor, Instant at, Map<String, Object> data) {
    return new AuditEvent(
        ids.next(), Disclosure.SEALED, "decision", type, motionId.toString(), actor, at, at, data);
  }

  private static <T> Outcome<T> refused(CallBackReason reason) {
    return Outcome.refused(reason.because().refuses());
  }
}
