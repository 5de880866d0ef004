package org.gongtong.core.decision.election;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.gongtong.core.audit.AuditLog;
import org.gongtong.core.decision.VotingWindow;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.IdSource;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.kernel.UnitOfWork;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.Reason;

/**
 * Makes the trustees' keys. The key code is told once, to the trustee himself, and is kept nowhere:
 * the election keeps the public key. Until a day before the opening he may make another one, which
 * voids the one before. Thread-safe, if its random generator is.
 */
public final class TrusteeKeys {

  /** How long before the opening a key stays, and how long a login opened anew makes none. */
  private static final Duration PAUSE = Duration.ofHours(24);

  private final UnitOfWork work;
  private final ElectionStore elections;
  private final ElectionEvents events;
  private final InstantSource clock;
  private final RandomGenerator random;
  private final AccessRenewals renewals;

  /**
   * @param random a cryptographic one
   */
  public TrusteeKeys(
      UnitOfWork work,
      ElectionStore elections,
      AuditLog audit,
      IdSource ids,
      InstantSource clock,
      RandomGenerator random,
      AccessRenewals renewals) {
    this.work = work;
    this.elections = elections;
    this.events = new ElectionEvents(elections, audit, ids);
    this.clock = clock;
    this.random = random;
    this.renewals = renewals;
  }

  /**
   * A key that was made.
   *
   * @param election the election with the public key
   * @param trustee whose it is
   * @param code what he writes down; this is the only time it is told
   */
  public record Made(Election election, Trustee trustee, KeyCode code) {}

  /**
   * Makes the key of a trustee of an announced election.
   *
   * @param actor the trustee himself
   * @return the code, or a refusal: he is no trustee, or it is not the time
   */
  public Outcome<Made> make(Actor actor, UUID electionId) {
    KeyCode code = KeyCode.make(random);
    return work.write(
        transaction ->
            elections
                .findToChange(transaction, electionId)
                .<Outcome<Made>>map(
                    election -> {
                      Optional<Trustee> trustee = election.content().trusteeOf(actor);
                      if (trustee.isEmpty()) {
                        return Outcome.refused(ElectionReason.NOT_A_TRUSTEE.because().refuses());
                      }
                      if (election.state() != ElectionState.ANNOUNCED) {
                        return ElectionLifecycle.wrongState(election);
                      }
                      Instant now = clock.instant();
                      int number = trustee.get().number();
                      Optional<Reason> notNow = notNow(transaction, election, trustee.get(), now);
                      if (notNow.isPresent()) {
                        return Outcome.refused(notNow.get());
                      }
                      TrusteeKey key = code.publicKey(electionId, number);
                      Election keyed =
                          events.append(
                              transaction,
                              actor,
                              null,
                              election.keyed(key),
                              "election-key-made",
                              now,
                              Map.of("trustee", number, "key", key.hex()));
                      return Outcome.accepted(new Made(keyed, trustee.get(), code));
                    })
                .orElseGet(ElectionReader::unknown));
  }

  /**
   * A key that was made does not change in the last day, and a login that others opened anew makes
   * none for a day: whoever is told of it has time to object.
   */
  private Optional<Reason> notNow(
      Transaction transaction, Election election, Trustee trustee, Instant now) {
    VotingWindow window = election.window();
    if (window == null) {
      return Optional.empty();
    }
    Instant last = window.opensAt().minus(PAUSE);
    if (election.keyOf(trustee.number()).isPresent() && !now.isBefore(last)) {
      return Optional.of(
          ElectionReason.TRUSTEE_KEY_STAYS
              .because()
              .figure("last", last.atZone(election.zone()).toLocalDateTime())
              .refuses());
    }
    return renewals
        .last(transaction, trustee.actor())
        .filter(at -> at.isAfter(window.announcedAt()))
        .map(at -> at.plus(PAUSE))
        .filter(now::isBefore)
        .map(
            until ->
                ElectionReason.TRUSTEE_LOGIN_RENEWED
                    .because()
                    .figure("until", until.atZone(election.zone()).toLocalDateTime())
                    .refuses());
  }

  /**
   * Whose code this is: for a trustee who wants to see that he wrote it down rightly. Nothing is
   * recorded.
   *
   * @param typed as he typed it
   * @return the trustee, or a refusal with position 1
   */
  public Outcome<Trustee> check(UUID electionId, String typed) {
    return work.read(transaction -> elections.find(transaction, electionId))
        .<Outcome<Trustee>>map(
            election -> {
              Optional<KeyCode> code = KeyCode.parse(typed);
              if (code.isEmpty()) {
                return Outcome.refused(
                    ElectionBoxReason.KEY_CODE_MALFORMED.because().figure("position", 1).refuses());
              }
              return election.content().trustees().stream()
                  .filter(trustee -> isOf(election, trustee, code.get()))
                  .findFirst()
                  .<Outcome<Trustee>>map(Outcome::accepted)
                  .orElseGet(
                      () ->
                          Outcome.refused(
                              ElectionBoxReason.KEY_CODE_FOREIGN
                                  .because()
                                  .figure("position", 1)
                                  .refuses()));
            })
        .orElseGet(ElectionReader::unknown);
  }

  private static boolean isOf(Election election, Trustee trustee, KeyCode code) {
    return election
        .keyOf(trustee.number())
        .filter(code.publicKey(election.id(), trustee.number())::equals)
        .isPresent();
  }
}
