package org.gongtong.server.auth;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import org.gongtong.core.people.Mandate;
import org.gongtong.server.storage.StaffTokenTable;
import org.jspecify.annotations.Nullable;

/**
 * Tokens of programs and the mandates of their owners as they were read up to a second ago (ADR
 * 0302): a program that sends a thousand commands need not have the same two things looked up a
 * thousand times. What ends at an instant ends at it, remembered or not. What somebody ends, a
 * token, a login, a mandate, is forgotten by the server that ends it before it says so; another
 * server on the same database believes it for a second at most. Sessions of people at pages are not
 * remembered here. Thread-safe.
 */
public final class AccessMemory {

  /**
   * A token as it was read.
   *
   * @param lastSeen when its owner was last seen at the organisation's sign-in; empty if his login
   *     is none of an organisation's
   * @param used when it was last noted that it is used; null if never
   */
  record Token(
      StaffTokenTable.Row row,
      Optional<Instant> lastSeen,
      AtomicReference<@Nullable Instant> used) {

    Token(StaffTokenTable.Row row, Optional<Instant> lastSeen) {
      this(row, lastSeen, new AtomicReference<>(row.lastUsedAt()));
    }
  }

  private final ShortMemory<Optional<Token>> tokens;
  private final ShortMemory<List<Mandate>> mandates;

  public AccessMemory(InstantSource clock) {
    this.tokens = new ShortMemory<>(clock, Optional::isPresent);
    this.mandates = new ShortMemory<>(clock, found -> true);
  }

  Optional<Token> token(String hash, Supplier<Optional<Token>> reading) {
    return tokens.get(hash, reading);
  }

  /** The mandates of a login whose token has been found. */
  List<Mandate> mandates(String login, Function<String, List<Mandate>> reading) {
    return mandates.get(login, () -> reading.apply(login));
  }

  /** Logins, tokens or mandates have changed. */
  public void forget() {
    tokens.forget();
    mandates.forget();
  }
}
