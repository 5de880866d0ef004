package org.gongtong.server.auth;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gongtong.core.audit.AuditEvent;
import org.gongtong.core.audit.AuditLog;
import org.gongtong.core.audit.Disclosure;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.IdSource;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.kernel.UnitOfWork;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.Reason;
import org.gongtong.server.storage.VotingCodeTable;
import org.gongtong.server.storage.VotingCodeTable.NewCode;
import org.jspecify.annotations.Nullable;

/**
 * The codes on the voting letters: one for each party of a motion, of 80 random bits, kept as a
 * hash (ADR 0141). Thread-safe.
 *
 * <p>A code comes into being when its letter is printed and exists on the letter alone. Printing a
 * letter again makes another code and voids the one before; it needs a reason and is counted. A
 * code can be exchanged for a session as often as its holder likes: that a party votes once is the
 * ballot box's concern, not the code's.
 */
public final class VotingCodes {
  /** Characters of a code. */
  public static final int LENGTH = 16;

  /** Most characters of a reason. */
  public static final int REASON_MOST = 500;

  /** How long a voter's session lasts. */
  public static final Duration SESSION = Duration.ofMinutes(20);

  /** How long the session of a member's card lasts: from the check-in of a visit to its end. */
  public static final Duration CARD_SESSION = Duration.ofHours(12);

  /**
   * The number under which a person has a member's card, where a motion has parties: these count
   * from 1 (ADR 0296).
   */
  static final int CARD = 0;

  private static final Duration SPAN = Duration.ofMinutes(15);
  private static final int MOST_OF_ADDRESS = 20;

  /** No estate errs as often: that is a machine, and it is shut out altogether. */
  private static final int SHUTS_ADDRESS = 200;

  private static final int MOST_OF_ALL = 2_000;
  private static final int REMEMBERED = 10_000;
  private static final String EVERYBODY = "";

  private static final int ATTEMPTS = 5;

  private final UnitOfWork work;
  private final VotingCodeTable table = new VotingCodeTable();
  private final Secrets secrets;
  private final AuditLog audit;
  private final IdSource ids;
  private final InstantSource clock;
  private final AttemptLimit byAddress;
  private final AttemptLimit ofAll;
  private final SessionMemory memory;

  public VotingCodes(
      UnitOfWork work, SecureRandom random, AuditLog audit, IdSource ids, InstantSource clock) {
    this.work = work;
    this.secrets = new Secrets(random);
    this.audit = audit;
    this.ids = ids;
    this.clock = clock;
    this.byAddress = new AttemptLimit(MOST_OF_ADDRESS, SPAN, REMEMBERED, clock);
    this.ofAll = new AttemptLimit(MOST_OF_ALL, SPAN, 1, clock);
    this.memory = new SessionMemory(clock);
  }

  /**
   * How many letters a motion has had.
   *
   * @param issued parties that have a code
   * @param reprinted letters printed again
   */
  public record Count(long issued, long reprinted) {}

  /**
   * A letter that was printed again.
   *
   * @param party the party's number
   * @param number 1 for the first reprint of the party, 2 for the second
   */
  public record Reprint(int party, int number, Instant at, Actor by, String reason) {}

  /**
   * A session and the token that proves it.
   *
   * @param token goes into the cookie, and is kept nowhere
   */
  record Opened(String token, VoterSession session) {
    @Override
    public String toString() {
      return "Opened[" + session + "]";
    }
  }

  /**
   * Makes a code for each of these parties that has none yet.
   *
   * @return by party, in their order, the codes in groups as they are printed; this is the only
   *     time they are told. Parties that have a code already are left out
   */
  public Map<Integer, String> issue(Actor actor, UUID motionId, Collection<Integer> parties) {
    return issue(actor, motionId, parties, "voting-codes-issued");
  }

  /** As the other one, noted as an event of this type. */
  Map<Integer, String> issue(Actor actor, UUID motionId, Collection<Integer> parties, String type) {
    return recorded(
        transaction -> {
          Set<Integer> missing = new TreeSet<>(parties);
          missing.removeAll(table.parties(transaction, motionId));
          Map<Integer, String> codes = new TreeMap<>();
          List<NewCode> rows = new ArrayList<>();
          for (int party : missing) {
            rows.add(draw(codes, party, 1, null));
          }
          if (rows.isEmpty()) {
            return codes;
          }
          Map<String, Object> data = Map.of("letters", rows.size());
          return add(transaction, actor, motionId, rows, type, data) ? codes : null;
        });
  }

  /**
   * Makes new codes for parties that have one; the old ones are void from now on.
   *
   * @param reason why, as told to everyone who reads the result
   * @return by party the codes in groups; or a refusal
   */
  public Outcome<Map<Integer, String>> reprint(
      Actor actor, UUID motionId, Set<Integer> parties, String reason) {
    return reprint(actor, motionId, parties, reason, "voting-codes-reprinted");
  }

  /** As the other one, noted as an event of this type. */
  Outcome<Map<Integer, String>> reprint(
      Actor actor, UUID motionId, Set<Integer> parties, String reason, String type) {
    String why = reason.strip();
    if (why.isEmpty()) {
      return Outcome.refused(AuthReason.REPRINT_REASON_MISSING.because().refuses());
    }
    if (why.length() > REASON_MOST) {
      return Outcome.refused(
          AuthReason.REPRINT_REASON_TOO_LONG.because().figure("most", REASON_MOST).refuses());
    }
    Outcome<Map<Integer, String>> outcome = reprinted(actor, motionId, parties, why, type);
    memory.forgetAll();
    return outcome;
  }

  private Outcome<Map<Integer, String>> reprinted(
      Actor actor, UUID motionId, Set<Integer> parties, String why, String type) {
    return this.<Outcome<Map<Integer, String>>>recorded(
        transaction -> {
          Set<Integer> without = new TreeSet<>(parties);
          without.removeAll(table.parties(transaction, motionId));
          if (!without.isEmpty()) {
            String list = without.stream().map(String::valueOf).collect(Collectors.joining(", "));
            return Outcome.refused(
                AuthReason.CODE_NOT_ISSUED.because().figure("parties", list).refuses());
          }
          Map<Integer, String> codes = new TreeMap<>();
          List<NewCode> rows = new ArrayList<>();
          for (int party : new TreeSet<>(parties)) {
            rows.add(draw(codes, party, 1 + table.latestNumber(transaction, motionId, party), why));
          }
          Map<String, Object> data =
              Map.of("parties", List.copyOf(new TreeSet<>(parties)), "reason", why);
          return add(transaction, actor, motionId, rows, type, data)
              ? Outcome.accepted(codes)
              : null;
        });
  }

  /** How many letters were printed. */
  public Count count(UUID motionId) {
    return work.read(
        t -> new Count(table.parties(t, motionId).size(), table.count(t, motionId, 2)));
  }

  /** The parties that have a code. */
  public Set<Integer> parties(UUID motionId) {
    return work.read(t -> table.parties(t, motionId));
  }

  /** The letters printed again, the latest first. */
  public List<Reprint> reprints(UUID motionId) {
    return work.read(t -> table.reprints(t, motionId)).stream()
        .map(r -> new Reprint(r.party(), r.number() - 1, r.at(), r.by(), r.reason()))
        .toList();
  }

  /**
   * Exchanges a code for a session. Whoever has a right code is let in, whatever came from the same
   * address before: a whole estate may sit behind one, and with 80 bits a guesser needs more than
   * patience. After too many wrong ones an address is told nothing but that; after ten times as
   * many nothing from it is looked at any more, for the rest of a quarter of an hour.
   *
   * @param code without separators, in capitals
   * @param address where it comes from
   */
  Outcome<Opened> exchange(String code, String address) {
    Optional<Duration> shut = byAddress.wait(address, SHUTS_ADDRESS);
    if (shut.isPresent()) {
      long minutes = shut.get().plusSeconds(59).toMinutes();
      return Outcome.refused(
          AuthReason.TOO_MANY_ATTEMPTS.because().figure("minutes", minutes).refuses());
    }
    // A crowd of guessers slows down its own members, not the voter who errs for the first time.
    Optional<Duration> wait =
        byAddress
            .wait(address)
            .or(() -> byAddress.hasFailed(address) ? ofAll.wait(EVERYBODY) : Optional.empty());
    Reason tooMany = AuthReason.CODES_TOO_MANY.because().refuses();
    if (code.length() != LENGTH) {
      Reason length =
          AuthReason.CODE_LENGTH
              .because()
              .figure("expected", LENGTH)
              .figure("typed", code.length())
              .refuses();
      return Outcome.refused(wait.isPresent() ? tooMany : length);
    }
    Instant now = clock.instant();
    long moment = memory.moment();
    String token = secrets.token();
    String hash = Secrets.hash(token);
    Outcome<Opened> outcome =
        work.write(transaction -> open(transaction, code, hash, now))
            .map(session -> new Opened(token, session));
    if (!outcome.isAccepted()) {
      byAddress.failed(address);
      ofAll.failed(EVERYBODY);
    }
    outcome.asOptional().ifPresent(o -> memory.opened(hash, o.session(), moment));
    if (memory.cleaningIsDue()) {
      clean(now);
    }
    // Looked up like any other, so that the time it takes tells nothing either.
    return wait.isPresent() && !outcome.isAccepted() ? Outcome.refused(tooMany) : outcome;
  }

  /** Apart from opening a session: to look for those that are over locks all of their ages. */
  private void clean(Instant now) {
    memory.clean(
        ended ->
            work.write(
                transaction -> {
                  table.dropSessions(transaction, now);
                  table.endSessions(transaction, ended);
                  return ended.size();
                }));
  }

  private Outcome<VoterSession> open(
      Transaction transaction, String code, String tokenHash, Instant now) {
    Optional<VotingCodeTable.Found> found = table.find(transaction, Secrets.hash(code));
    if (found.isEmpty()) {
      return Outcome.refused(AuthReason.CODE_UNKNOWN.because().refuses());
    }
    if (!found.get().latest()) {
      return Outcome.refused(AuthReason.CODE_VOID.because().refuses());
    }
    int party = found.get().party();
    Instant until = now.plus(party == CARD ? CARD_SESSION : SESSION);
    table.openSession(transaction, tokenHash, found.get().id(), now, until);
    return Outcome.accepted(new VoterSession(found.get().motionId(), party, until));
  }

  /**
   * The session of a token, unless it is over or its code was printed again. What was read of it is
   * remembered for {@link SessionMemory#SPAN}.
   */
  Optional<VoterSession> find(String token) {
    String hash = Secrets.hash(token);
    Instant now = clock.instant();
    return memory.find(
        hash,
        () ->
            work.read(t -> table.findSession(t, hash, now))
                .map(s -> new VoterSession(s.motionId(), s.party(), s.expiresAt())));
  }

  /** Ends a session: at once for whoever asks here, and in the table with the next cleaning. */
  void end(String token) {
    memory.end(Secrets.hash(token));
  }

  private NewCode draw(Map<Integer, String> codes, int party, int number, @Nullable String reason) {
    String code = secrets.typed(LENGTH);
    codes.put(party, Secrets.grouped(code));
    return new NewCode(ids.next(), party, number, Secrets.hash(code), reason);
  }

  private boolean add(
      Transaction transaction,
      Actor actor,
      UUID motionId,
      List<NewCode> rows,
      String type,
      Map<String, Object> data) {
    Instant now = clock.instant();
    if (!table.add(transaction, motionId, rows, actor, now)) {
      return false;
    }
    audit.append(
        transaction,
        new AuditEvent(
            ids.next(),
            Disclosure.SEALED,
            "server",
            type,
            motionId.toString(),
            actor,
            now,
            now,
            data));
    return true;
  }

  /** Somebody else printed one of these letters at the same moment: what was read is old. */
  private static final class Overtaken extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private <T> T recorded(Function<Transaction, @Nullable T> recording) {
    for (int attempt = 1; ; attempt++) {
      try {
        return work.write(
            transaction -> {
              T result = recording.apply(transaction);
              if (result == null) {
                throw new Overtaken(); // so that nothing of it stays
              }
              return result;
            });
      } catch (Overtaken e) {
        if (attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }
}
