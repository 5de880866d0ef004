package org.gongtong.server.auth;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.gongtong.core.kernel.IdSource;
import org.gongtong.core.kernel.UnitOfWork;
import org.gongtong.core.rules.Outcome;
import org.gongtong.server.storage.OpenIdTable;
import org.gongtong.server.storage.StaffTokenTable;
import org.gongtong.server.storage.StaffTokenTable.Row;
import org.jspecify.annotations.Nullable;

/**
 * Keys by which a program acts as a member of staff: limited to some actions, for a year at most,
 * told once and kept as a hash. What the member may not do, his token may not either; both are
 * asked with every request and remembered for a second at most ({@link AccessMemory}). Thread-safe.
 */
public final class StaffTokens {
  /** Most days a token lasts. */
  public static final int DAYS_MOST = 365;

  /** Most characters of what a token is for. */
  public static final int NAME_MOST = 80;

  private static final int EACH_MOST = 50;
  private static final Duration GRAIN = Duration.ofMinutes(1);

  private final UnitOfWork work;
  private final StaffTokenTable table = new StaffTokenTable();
  private final Secrets secrets;
  private final StaffEvents events;
  private final IdSource ids;
  private final InstantSource clock;
  private final OpenIdTable identities = new OpenIdTable();
  private final Duration sessionAge;
  private final AccessMemory memory;

  /**
   * @param memory of tokens that were looked up a moment ago
   * @param sessionAge how long after his last sign-in the owner of an organisation's login is still
   *     believed to be who he was there
   */
  public StaffTokens(
      UnitOfWork work,
      SecureRandom random,
      StaffEvents events,
      IdSource ids,
      InstantSource clock,
      AccessMemory memory,
      Duration sessionAge) {
    this.work = work;
    this.secrets = new Secrets(random);
    this.events = events;
    this.ids = ids;
    this.clock = clock;
    this.memory = memory;
    this.sessionAge = sessionAge;
  }

  /**
   * A token as its owner sees it afterwards.
   *
   * @param lastUsedAt null while it was not used; exact to the minute
   * @param live whether it still works
   */
  public record Listed(
      UUID id,
      String name,
      Set<Action> scopes,
      Instant createdAt,
      Instant expiresAt,
      @Nullable Instant lastUsedAt,
      boolean live) {}

  /** On whose behalf a program acts, and how far. */
  public record Bearer(StaffMember member, Set<Action> scopes) {}

  /**
   * Makes a token.
   *
   * @param session whose owner wants it; a break-glass session gets none, for it would outlive it
   * @param name what it is for
   * @param days how long it lasts
   * @return the token, told this once
   */
  public Outcome<String> make(
      StaffSession session, String name, Collection<Action> scopes, int days) {
    String what = name.strip();
    if (session.method() == SignInMethod.BREAK_GLASS) {
      return Outcome.refused(SignInReason.TOKEN_NOT_NOW.because().refuses());
    }
    if (what.isEmpty() || what.length() > NAME_MOST) {
      return Outcome.refused(SignInReason.TOKEN_NAME.because().figure("most", NAME_MOST).refuses());
    }
    if (scopes.isEmpty()) {
      return Outcome.refused(SignInReason.TOKEN_SCOPES_MISSING.because().refuses());
    }
    if (days < 1 || days > DAYS_MOST) {
      return Outcome.refused(SignInReason.TOKEN_DAYS.because().figure("most", DAYS_MOST).refuses());
    }
    StaffMember member = session.member();
    if (all(member).stream().filter(Listed::live).count() >= EACH_MOST) {
      return Outcome.refused(
          SignInReason.TOKENS_TOO_MANY.because().figure("most", EACH_MOST).refuses());
    }
    return Outcome.accepted(made(member, what, EnumSet.copyOf(scopes), days));
  }

  private String made(StaffMember member, String name, Set<Action> scopes, int days) {
    String token = TokenText.of(secrets.typed(TokenText.RANDOM_CHARACTERS));
    Instant now = clock.instant();
    String codes = scopes.stream().map(Action::code).collect(Collectors.joining(" "));
    Row row =
        new Row(
            ids.next(),
            member.login(),
            name,
            codes,
            now,
            now.plus(Duration.ofDays(days)),
            null,
            null);
    return work.write(
        transaction -> {
          table.add(transaction, Secrets.hash(token), row);
          events.note(
              transaction,
              member.actor(),
              "staff-token-made",
              member.login(),
              Map.of(
                  "token", row.id().toString(),
                  "scopes", codes,
                  "until", row.expiresAt().toString()));
          return token;
        });
  }

  /** The tokens of a member, the latest first. */
  public List<Listed> all(StaffMember member) {
    Instant now = clock.instant();
    return work.read(transaction -> table.all(transaction, member.login())).stream()
        .map(
            row ->
                new Listed(
                    row.id(),
                    row.name(),
                    scopes(row),
                    row.createdAt(),
                    row.expiresAt(),
                    row.lastUsedAt(),
                    row.revokedAt() == null && now.isBefore(row.expiresAt())))
        .toList();
  }

  /** Revokes a member's token; nothing happens if he has none of this id. */
  public void revoke(StaffMember member, UUID id) {
    Instant now = clock.instant();
    work.write(
        transaction -> {
          if (table.revoke(transaction, member.login(), id, now)) {
            events.note(
                transaction,
                member.actor(),
                "staff-token-revoked",
                member.login(),
                Map.of("token", id.toString()));
          }
          return id;
        });
  }

  /** On whose behalf the bearer of a token acts; or why it opens nothing. */
  public Outcome<Bearer> find(String token) {
    if (!TokenText.isToken(token)) {
      return Outcome.refused(SignInReason.TOKEN_UNKNOWN.because().refuses());
    }
    Instant now = clock.instant();
    String hash = Secrets.hash(token);
    Optional<AccessMemory.Token> found = memory.token(hash, () -> read(hash));
    if (found.isEmpty()) {
      return Outcome.refused(SignInReason.TOKEN_UNKNOWN.because().refuses());
    }
    Row row = found.get().row();
    if (row.revokedAt() != null) {
      return Outcome.refused(SignInReason.TOKEN_REVOKED.because().refuses());
    }
    if (!now.isBefore(row.expiresAt())) {
      return Outcome.refused(SignInReason.TOKEN_EXPIRED.because().refuses());
    }
    Instant since = now.minus(sessionAge);
    if (found.get().lastSeen().filter(seen -> seen.isBefore(since)).isPresent()) {
      // His session would be over, and with it what his groups gave him.
      return Outcome.refused(
          SignInReason.TOKEN_OWNER_AWAY.because().figure("hours", sessionAge.toHours()).refuses());
    }
    note(found.get(), now);
    return Outcome.accepted(new Bearer(new StaffMember(row.login()), scopes(row)));
  }

  private Optional<AccessMemory.Token> read(String hash) {
    Optional<Row> found = work.glance(t -> table.find(t, hash));
    return found.map(
        row -> {
          boolean organisations = row.login().startsWith(OpenIdAccounts.PREFIX);
          return new AccessMemory.Token(
              row,
              organisations
                  ? work.glance(t -> identities.lastSeen(t, row.login()))
                  : Optional.empty());
        });
  }

  /** That it is used, to the minute; of those that use it at once one notes it. */
  private void note(AccessMemory.Token token, Instant now) {
    Instant before = token.used().get();
    boolean due = before == null || !now.isBefore(before.plus(GRAIN));
    if (due && token.used().compareAndSet(before, now)) {
      work.write(
          transaction -> {
            table.used(transaction, token.row().id(), now);
            return now;
          });
    }
  }

  /** An action that there is no more gives nothing. */
  private static Set<Action> scopes(Row row) {
    return Arrays.stream(row.scopes().split(" ", -1))
        .flatMap(code -> Action.find(code).stream())
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Action.class)));
  }
}
