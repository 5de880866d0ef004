package org.gongtong.core.decision.election;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.gongtong.core.audit.AuditLog;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.IdSource;
import org.gongtong.core.kernel.UnitOfWork;
import org.gongtong.core.rules.Outcome;

/**
 * Makes the trustees' keys. The key code is told once, to the trustee himself, and is kept nowhere:
 * the election keeps the public key. Until the opening he may make another one, which voids the one
 * before. Thread-safe, if its random generator is.
 */
public final class TrusteeKeys {

  private final UnitOfWork work;
  private final ElectionStore elections;
  private final ElectionEvents events;
  private final InstantSource clock;
  private final RandomGenerator random;

  /**
   * @param random a cryptographic one
   */
  public TrusteeKeys(
      UnitOfWork work,
      ElectionStore elections,
      AuditLog audit,
      IdSource ids,
      InstantSource clock,
      RandomGenerator random) {
    this.work = work;
    this.elections = elections;
    this.events = new ElectionEvents(elections, audit, ids);
    this.clock = clock;
    this.random = random;
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
