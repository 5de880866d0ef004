package org.gongtong.server.auth;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.kernel.UnitOfWork;
import org.gongtong.core.rules.Outcome;
import org.gongtong.server.storage.IdempotencyTable;
import org.gongtong.server.storage.IdempotencyTable.Claim;
import org.jspecify.annotations.Nullable;

/**
 * Commands that may be sent twice and act once (ADR 0140). A client makes a key for each thing it
 * wants done: a form's hidden field, or the header {@code Idempotency-Key}. Thread-safe.
 *
 * <p>A key belongs to a scope, {@code staff:desk-1} say, so that nobody meets the key of another;
 * and to one request, by a hash of method, path and body, made by the caller. Sent again:
 *
 * <ul>
 *   <li>the same request gets the recorded answer, after waiting for it if it is still made;
 *   <li>another request with the key is refused: {@link AuthReason#KEY_REUSED};
 *   <li>a request whose first run has not ended, or broke off, is refused: {@link
 *       AuthReason#KEY_IN_FLIGHT}.
 * </ul>
 *
 * <p>Two ways to use it. {@link #once} is for a command that writes in the transaction it is given:
 * key, answer and what was written are committed together, so that not even a lost reply to the
 * commit leaves a doubt. {@link #around} is for the core's services, which have units of work of
 * their own:
 *
 * <pre>{@code
 * Outcome<Answer> outcome =
 *     idempotency.around(
 *         "staff:" + staff.login(),
 *         key,
 *         hash,
 *         () -> motions.open(staff.actor(), id).map(m -> Answer.seeOther(address(m))));
 * }</pre>
 *
 * It takes the key before, and records the answer after. It never runs a key twice; when the
 * program dies, or the command throws, in between, the key stays taken without an answer. What the
 * command wrote then is guarded by the domain's own unique keys.
 *
 * <p>Pages use {@code ui.Pages.once}, which does all this for a form. Keys are kept for {@link
 * #KEPT}.
 */
public final class Idempotency {
  /** How long a key is remembered. */
  public static final Duration KEPT = Duration.ofDays(7);

  private static final Pattern KEY = Pattern.compile("[A-Za-z0-9._~-]{8,80}");
  private static final Duration SWEEP = Duration.ofHours(1);
  private static final int WAIT_SECONDS = 10;

  private final UnitOfWork work;
  private final IdempotencyTable table = new IdempotencyTable();
  private final InstantSource clock;
  private final AtomicLong lastSweep;
  private final Map<String, CountDownLatch> running = new ConcurrentHashMap<>();

  public Idempotency(UnitOfWork work, InstantSource clock) {
    this.work = work;
    this.clock = clock;
    this.lastSweep = new AtomicLong(clock.millis());
  }

  /**
   * What a command answered.
   *
   * @param status HTTP status
   * @param location where to go, or null
   * @param body or null
   */
  public record Answer(int status, @Nullable String location, @Nullable String body) {
    /** Leads to a local path. */
    public static Answer seeOther(String location) {
      return new Answer(303, location, null);
    }
  }

  /**
   * Runs a command within the transaction that takes its key.
   *
   * @param scope whose keys these are, at most 80 characters
   * @param requestHash SHA-256 of what was asked, 64 hexadecimal digits
   * @param command may run more than once when the database has to retry, and must do nothing
   *     outside its transaction; a refusal changed nothing and gives the key back
   * @return the answer, now or then; the command's refusal; or one with a {@code KEY_…} code
   */
  public Outcome<Answer> once(
      String scope,
      String key,
      String requestHash,
      Function<Transaction, Outcome<Answer>> command) {
    if (!KEY.matcher(key).matches()) {
      return malformed();
    }
    sweepNowAndThen();
    return work.write(
        transaction -> {
          Claim claim = table.claim(transaction, scope, key, requestHash, clock.instant());
          if (claim != Claim.MINE) {
            return replay(
                claim == Claim.TAKEN ? table.find(transaction, scope, key) : Optional.empty(),
                requestHash);
          }
          Outcome<Answer> outcome = command.apply(transaction);
          end(transaction, scope, key, outcome);
          return outcome;
        });
  }

  /**
   * Runs a command that has units of work of its own.
   *
   * @param command a refusal changed nothing and gives the key back
   * @return the answer, now or then; the command's refusal; or one with a {@code KEY_…} code
   */
  public Outcome<Answer> around(
      String scope, String key, String requestHash, Supplier<Outcome<Answer>> command) {
    if (!KEY.matcher(key).matches()) {
      return malformed();
    }
    sweepNowAndThen();
    String here = scope + ' ' + key;
    CountDownLatch mine = new CountDownLatch(1);
    CountDownLatch other = running.putIfAbsent(here, mine);
    if (other != null) {
      // A second press of the button: the answer is on its way.
      return replay(await(other) ? find(scope, key) : Optional.empty(), requestHash);
    }
    try {
      Claim claim = work.write(t -> table.claim(t, scope, key, requestHash, clock.instant()));
      if (claim != Claim.MINE) {
        return replay(find(scope, key), requestHash);
      }
      Outcome<Answer> outcome = command.get();
      work.write(
          transaction -> {
            end(transaction, scope, key, outcome);
            return outcome;
          });
      return outcome;
    } finally {
      running.remove(here, mine);
      mine.countDown();
    }
  }

  /** Forgets keys older than {@link #KEPT}. */
  public void sweep() {
    work.write(
        transaction -> {
          table.dropOlderThan(transaction, clock.instant().minus(KEPT));
          return KEPT;
        });
  }

  private void sweepNowAndThen() {
    long now = clock.millis();
    long last = lastSweep.get();
    if (now - last > SWEEP.toMillis() && lastSweep.compareAndSet(last, now)) {
      sweep();
    }
  }

  private Optional<IdempotencyTable.Row> find(String scope, String key) {
    return work.read(transaction -> table.find(transaction, scope, key));
  }

  private void end(Transaction transaction, String scope, String key, Outcome<Answer> outcome) {
    outcome
        .asOptional()
        .ifPresentOrElse(
            a -> table.answer(transaction, scope, key, a.status(), a.location(), a.body()),
            () -> table.release(transaction, scope, key));
  }

  private static Outcome<Answer> malformed() {
    return Outcome.refused(AuthReason.KEY_MALFORMED.because().refuses());
  }

  private static Outcome<Answer> replay(Optional<IdempotencyTable.Row> row, String requestHash) {
    if (row.isPresent() && !row.get().requestHash().equals(requestHash)) {
      return Outcome.refused(AuthReason.KEY_REUSED.because().refuses());
    }
    Integer status = row.map(IdempotencyTable.Row::status).orElse(null);
    if (status == null) {
      return Outcome.refused(AuthReason.KEY_IN_FLIGHT.because().refuses());
    }
    return Outcome.accepted(new Answer(status, row.get().location(), row.get().body()));
  }

  private static boolean await(CountDownLatch latch) {
    try {
      return latch.await(WAIT_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
