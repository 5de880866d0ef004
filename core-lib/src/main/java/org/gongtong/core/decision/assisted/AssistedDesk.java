package org.gongtong.core.decision.assisted;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gongtong.core.audit.AuditEvent;
import org.gongtong.core.audit.AuditLog;
import org.gongtong.core.audit.Disclosure;
import org.gongtong.core.decision.BallotBox;
import org.gongtong.core.decision.BallotEntry;
import org.gongtong.core.decision.Channel;
import org.gongtong.core.decision.Evidence;
import org.gongtong.core.decision.Party;
import org.gongtong.core.decision.RecordedBallot;
import org.gongtong.core.decision.StaffOwners;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.ContentHash;
import org.gongtong.core.kernel.IdSource;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.kernel.UnitOfWork;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.Reason;

/**
 * Runs assisted sessions. Refusals carry codes of {@link AssistedReason} and of the ballot box. A
 * session that is found past its time is ended in passing, as of the instant its time was over.
 * Thread-safe.
 */
public final class AssistedDesk {

  /** No session lasts longer. */
  public static final Duration LONGEST = Duration.ofMinutes(30);

  private static final Actor CLOCK = Actor.system("assisted");

  private final UnitOfWork work;
  private final BallotBox box;
  private final AssistedStore store;
  private final AuditLog audit;
  private final StaffOwners own;
  private final IdSource ids;
  private final InstantSource clock;
  private final Duration lasts;

  /**
   * @param own which owners a worker is himself
   * @param lasts how long a session lasts
   * @throws IllegalArgumentException if that is nothing, or more than {@link #LONGEST}
   */
  public AssistedDesk(
      UnitOfWork work,
      BallotBox box,
      AssistedStore store,
      AuditLog audit,
      StaffOwners own,
      IdSource ids,
      InstantSource clock,
      Duration lasts) {
    if (lasts.compareTo(Duration.ZERO) <= 0 || lasts.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("a session lasts up to " + LONGEST + ": " + lasts);
    }
    this.work = work;
    this.box = box;
    this.store = store;
    this.audit = audit;
    this.own = own;
    this.ids = ids;
    this.clock = clock;
    this.lasts = lasts;
  }

  /**
   * Begins a session.
   *
   * @param sessionId made by who sends it; sent again it is answered with the session that is there
   * @param part the part at whose door the worker is
   * @param who the id of the owner at the door: the one who votes for the party
   */
  public Outcome<AssistedSession> begin(
      Actor worker, UUID motionId, UUID sessionId, String part, String who) {
    return work.write(
        transaction -> {
          // What a store can hold exactly.
          Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
          Optional<AssistedSession> there = store.find(transaction, sessionId);
          if (there.isPresent()) {
            return there
                .filter(session -> session.worker().equals(worker))
                .filter(session -> session.motionId().equals(motionId))
                .filter(session -> session.part().equals(part) && session.who().equals(who))
                .<Outcome<AssistedSession>>map(Outcome::accepted)
                .orElseGet(() -> refused(AssistedReason.ASSIST_UNKNOWN));
          }
          Optional<AssistedSession> latest =
              store.latestOf(transaction, worker.id()).map(last -> lapse(transaction, last, now));
          if (latest.filter(last -> last.isOpenAt(now)).isPresent()) {
            return running(latest.get());
          }
          int number = latest.map(AssistedSession::number).orElse(0) + 1;
          return box.mayVisit(transaction, motionId, part, who, now)
              .flatMap(party -> admitted(transaction, worker, motionId, party))
              .map(party -> fresh(sessionId, motionId, party, part, who, worker, number, now))
              .flatMap(session -> begun(transaction, session));
        });
  }

  private Outcome<Party> admitted(
      Transaction transaction, Actor worker, UUID motionId, Party party) {
    return own.isOne(transaction, motionId, worker, party.owners())
        ? refused(AssistedReason.ASSIST_OWN_PARTY)
        : Outcome.accepted(party);
  }

  private AssistedSession fresh(
      UUID id,
      UUID motionId,
      Party party,
      String part,
      String who,
      Actor worker,
      int number,
      Instant now) {
    Instant endsAt = now.plus(lasts);
    return new AssistedSession(
        id, motionId, party.number(), part, who, worker, number, now, endsAt, null, null);
  }

  private Outcome<AssistedSession> begun(Transaction transaction, AssistedSession session) {
    if (store.add(transaction, session)) {
      Instant at = session.begunAt();
      log(transaction, "assisted-begun", session, session.worker(), at, at, Map.of());
      return Outcome.accepted(session);
    }
    // Another device of the same worker was faster.
    return running(session);
  }

  private static Outcome<AssistedSession> running(AssistedSession session) {
    return Outcome.refused(
        AssistedReason.ASSIST_RUNNING.because().figure("at", session.endsAt()).refuses());
  }

  /**
   * Attaches the photo or signature.
   *
   * @param file the hash of the file, which the caller keeps
   */
  public Outcome<AssistedSession> attach(Actor worker, UUID sessionId, ContentHash file) {
    return work.write(
        transaction -> {
          Instant now = clock.instant();
          return open(transaction, worker, sessionId, now)
              .flatMap(
                  session -> {
                    boolean again = file.equals(session.evidence());
                    return again || store.addEvidence(transaction, sessionId, file, now)
                        ? Outcome.accepted(session.with(file))
                        : refused(AssistedReason.ASSIST_EVIDENCE_USED);
                  });
        });
  }

  /**
   * Casts what the resident chose, and ends the session. Sent again after it was done, it is
   * answered alike, whatever the choice: nobody can find out by it what was cast.
   *
   * @param choice {@code for}, {@code against} or {@code abstain}
   */
  public Outcome<AssistedSession> cast(Actor worker, UUID sessionId, String choice) {
    if (choice.isBlank()) {
      throw new IllegalArgumentException("an assisted ballot has a choice");
    }
    try {
      return work.write(transaction -> cast(transaction, worker, sessionId, choice));
    } catch (CastBefore e) {
      return refused(AssistedReason.ASSIST_PARTY_DONE);
    }
  }

  private Outcome<AssistedSession> cast(
      Transaction transaction, Actor worker, UUID sessionId, String choice) {
    Instant now = clock.instant();
    Optional<AssistedSession> done =
        store
            .find(transaction, sessionId)
            .filter(session -> session.worker().equals(worker) && session.isCast());
    if (done.isPresent()) {
      return Outcome.accepted(done.get());
    }
    return open(transaction, worker, sessionId, now)
        .flatMap(
            session -> {
              ContentHash file = session.evidence();
              return file == null
                  ? refused(AssistedReason.ASSIST_NO_EVIDENCE)
                  : box.mayVisit(
                          transaction, session.motionId(), session.part(), session.who(), now)
                      .flatMap(party -> admitted(transaction, worker, session.motionId(), party))
                      .flatMap(party -> record(transaction, session, file, choice, now));
            });
  }

  private Outcome<AssistedSession> record(
      Transaction transaction,
      AssistedSession session,
      ContentHash file,
      String choice,
      Instant now) {
    // An id of the server's own: from that of a form the worker could make the receipt.
    UUID ballotId = ids.next();
    Evidence evidence = Evidence.ofSession(session.id(), file, session.worker(), session.who());
    Outcome<RecordedBallot> recorded =
        box.record(
            transaction,
            session.motionId(),
            new BallotEntry(
                ballotId,
                session.part(),
                session.who(),
                Channel.VISIT,
                now,
                choice,
                null,
                evidence),
            now);
    return recorded.map(
        ballot -> {
          AssistedEnd end =
              new AssistedEnd(AssistedEnd.Way.CAST, now, session.worker(), ballot.id());
          if (!store.addEnd(transaction, session, end)) {
            throw new CastBefore();
          }
          Map<String, Object> more =
              Map.of("ballot", ballot.id().toString(), "evidence", file.hex());
          log(transaction, "assisted-cast", session, session.worker(), now, now, more);
          logEnd(transaction, session, end, now);
          return session.with(end);
        });
  }

  /** Ends a session without a ballot. Sent again it changes nothing. */
  public Outcome<AssistedSession> end(Actor worker, UUID sessionId) {
    return work.write(
        transaction -> {
          Instant now = clock.instant();
          Optional<AssistedSession> over =
              store
                  .find(transaction, sessionId)
                  .filter(session -> session.worker().equals(worker))
                  .map(session -> lapse(transaction, session, now))
                  .filter(session -> session.end() != null);
          if (over.isPresent()) {
            return Outcome.accepted(over.get());
          }
          return open(transaction, worker, sessionId, now)
              .map(
                  session ->
                      ended(
                          transaction,
                          session,
                          new AssistedEnd(AssistedEnd.Way.BY_HAND, now, worker, null)));
        });
  }

  /** A session of a worker, over or not. */
  public Optional<AssistedSession> find(Actor worker, UUID sessionId) {
    return work.read(transaction -> store.find(transaction, sessionId))
        .filter(session -> session.worker().equals(worker));
  }

  /** The session a worker has now. */
  public Optional<AssistedSession> running(Actor worker) {
    Instant now = clock.instant();
    return work.read(transaction -> store.latestOf(transaction, worker.id()))
        .filter(session -> session.worker().equals(worker) && session.isOpenAt(now));
  }

  /** All sessions of a motion, in the order they began. */
  public List<AssistedSession> ofMotion(UUID motionId) {
    return work.read(transaction -> store.ofMotion(transaction, motionId));
  }

  /** How many assisted ballots each worker brought in, as far as it may be told. */
  public List<AssistedCount> counts(UUID motionId) {
    return AssistedCount.of(ofMotion(motionId));
  }

  /** That a session is over. */
  public static Reason over(AssistedSession session) {
    AssistedEnd end = session.end();
    return AssistedReason.ASSIST_OVER
        .because()
        .figure("at", end == null ? session.endsAt() : end.at())
        .refuses();
  }

  private Outcome<AssistedSession> open(
      Transaction transaction, Actor worker, UUID sessionId, Instant now) {
    Optional<AssistedSession> found =
        store
            .find(transaction, sessionId)
            .filter(session -> session.worker().equals(worker))
            .map(session -> lapse(transaction, session, now));
    if (found.isEmpty()) {
      return refused(AssistedReason.ASSIST_UNKNOWN);
    }
    return found.get().isOpenAt(now)
        ? Outcome.accepted(found.get())
        : Outcome.refused(over(found.get()));
  }

  private AssistedSession lapse(Transaction transaction, AssistedSession session, Instant now) {
    return session.end() != null || session.isOpenAt(now)
        ? session
        : ended(
            transaction,
            session,
            new AssistedEnd(AssistedEnd.Way.TIME, session.endsAt(), CLOCK, null));
  }

  private AssistedSession ended(Transaction transaction, AssistedSession session, AssistedEnd end) {
    if (!store.addEnd(transaction, session, end)) {
      return store.find(transaction, session.id()).orElseThrow();
    }
    logEnd(transaction, session, end, clock.instant());
    return session.with(end);
  }

  private void logEnd(
      Transaction transaction, AssistedSession session, AssistedEnd end, Instant now) {
    Map<String, Object> more = Map.of("way", end.way().code());
    log(transaction, "assisted-ended", session, end.by(), end.at(), now, more);
  }

  private void log(
      Transaction transaction,
      String type,
      AssistedSession session,
      Actor actor,
      Instant effectiveAt,
      Instant recordedAt,
      Map<String, Object> more) {
    Map<String, Object> data = new LinkedHashMap<>(more);
    data.put("session", session.id().toString());
    data.put("party", session.party());
    data.put("worker", session.worker().id());
    audit.append(
        transaction,
        new AuditEvent(
            ids.next(),
            Disclosure.SEALED,
            "decision",
            type,
            session.motionId().toString(),
            actor,
            effectiveAt,
            recordedAt,
            data));
  }

  private static <T> Outcome<T> refused(AssistedReason reason) {
    return Outcome.refused(reason.because().refuses());
  }

  /** Undoes a ballot whose party has an assisted one: two workers at once, and later ones count. */
  private static final class CastBefore extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
