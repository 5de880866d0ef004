package org.gongtong.server.auth;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.UnitOfWork;
import org.gongtong.core.rules.Outcome;
import org.gongtong.server.secrecy.FieldCipher;
import org.gongtong.server.secrecy.FieldPlace;
import org.gongtong.server.secrecy.SealBroken;
import org.gongtong.server.storage.SecondFactorTable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The second factor of staff (ADR 0190): codes of an app, and recovery codes for the day it is
 * lost. A secret is shown until a first code confirms it; then it counts, and recovery codes are
 * told once. Each code is accepted once. Thread-safe.
 */
public final class SecondFactor {
  private static final Logger LOG = LoggerFactory.getLogger(SecondFactor.class);

  private static final int RECOVERY_CODES = 8;
  private static final int RECOVERY_LENGTH = 16;

  private final UnitOfWork work;
  private final SecondFactorTable table = new SecondFactorTable();
  private final Totp totp = new Totp();
  private final FieldCipher cipher;
  private final Secrets secrets;
  private final SecureRandom random;
  private final StaffEvents events;
  private final InstantSource clock;

  public SecondFactor(
      UnitOfWork work,
      FieldCipher cipher,
      SecureRandom random,
      StaffEvents events,
      InstantSource clock) {
    this.work = work;
    this.cipher = cipher;
    this.random = random;
    this.secrets = new Secrets(random);
    this.events = events;
    this.clock = clock;
  }

  /**
   * What a login has.
   *
   * @param on whether a code is asked for at the sign-in
   * @param recoveryCodes how many recovery codes are left
   */
  public record State(boolean on, int recoveryCodes) {}

  /**
   * A secret on its way into an app.
   *
   * @param text in groups of four, to be typed
   * @param address what the square code holds, {@code otpauth:}
   */
  public record Shown(String text, String address) {
    /** Hides the secret. */
    @Override
    public String toString() {
      return "Shown[]";
    }
  }

  /** What a login has. */
  public State state(String login) {
    return work.read(
        t ->
            new State(
                table.find(t, login).filter(row -> row.secret() != null).isPresent(),
                table.recoveryCodesLeft(t, login)));
  }

  /** Whether a code is asked for at the sign-in. */
  boolean isOn(String login) {
    return work.read(t -> table.find(t, login)).filter(row -> row.secret() != null).isPresent();
  }

  /** Draws a secret to be shown; one that counts already goes on counting until it is confirmed. */
  public void begin(StaffMember member) {
    byte[] sealed = cipher.seal(Totp.secret(random), place(member.login()));
    work.write(
        t -> {
          table.setPending(t, member.login(), sealed);
          events.note(t, member.actor(), "staff-second-factor-begun", member.login());
          return sealed;
        });
  }

  /** The secret that is being set up, if one is. */
  public Optional<Shown> pending(StaffMember member) {
    return work.read(t -> table.find(t, member.login()))
        .flatMap(row -> Optional.ofNullable(row.pending()))
        .flatMap(field -> opened(member.login(), field))
        .map(secret -> shown(member.login(), Totp.base32(secret)));
  }

  private static Shown shown(String login, String base32) {
    String address =
        "otpauth://totp/Gongtong:"
            + login
            + "?secret="
            + base32
            + "&issuer=Gongtong&algorithm=SHA1&digits=6&period=30";
    return new Shown(base32.replaceAll("(.{4})(?=.)", "$1 "), address);
  }

  /**
   * Confirms the secret that is being set up by a code of it.
   *
   * @return the recovery codes, told this once; or a refusal that changed nothing
   */
  public Outcome<List<String>> confirm(StaffMember member, String code) {
    String login = member.login();
    byte[] pending =
        work.read(t -> table.find(t, login)).map(SecondFactorTable.Row::pending).orElse(null);
    Optional<byte[]> secret = pending == null ? Optional.empty() : opened(login, pending);
    if (pending == null || secret.isEmpty()) {
      return Outcome.refused(SignInReason.FACTOR_NOT_BEGUN.because().refuses());
    }
    Instant now = clock.instant();
    OptionalLong step = totp.step(secret.get(), code, now);
    if (step.isEmpty()) {
      return Outcome.refused(SignInReason.FACTOR_CODE_WRONG.because().refuses());
    }
    byte[] sealed = cipher.seal(secret.get(), place(login));
    List<String> recovery = drawn();
    return work.write(
        t -> {
          if (!table.confirm(t, login, pending, sealed, step.getAsLong(), now)) {
            return Outcome.refused(SignInReason.FACTOR_NOT_BEGUN.because().refuses());
          }
          table.setRecoveryCodes(t, login, recovery.stream().map(Secrets::hash).toList());
          events.note(t, member.actor(), "staff-second-factor-set", login);
          return Outcome.accepted(grouped(recovery));
        });
  }

  /** Draws other recovery codes; those before are void. They are told this once. */
  public List<String> newRecoveryCodes(StaffMember member) {
    List<String> recovery = drawn();
    return work.write(
        t -> {
          table.setRecoveryCodes(t, member.login(), recovery.stream().map(Secrets::hash).toList());
          events.note(t, member.actor(), "staff-recovery-codes-drawn", member.login());
          return grouped(recovery);
        });
  }

  private List<String> drawn() {
    List<String> codes = new ArrayList<>();
    for (int i = 0; i < RECOVERY_CODES; i++) {
      codes.add(secrets.typed(RECOVERY_LENGTH));
    }
    return codes;
  }

  private static List<String> grouped(List<String> codes) {
    return codes.stream().map(Secrets::grouped).toList();
  }

  /**
   * Uses up a code of the app, or a recovery code.
   *
   * @return which of the two it was; or a refusal
   */
  Outcome<SignInMethod> accept(StaffMember member, String typed) {
    String login = member.login();
    SecondFactorTable.Row row = work.read(t -> table.find(t, login)).orElse(null);
    byte[] sealed = row == null ? null : row.secret();
    if (sealed == null) {
      return Outcome.refused(SignInReason.FACTOR_CODE_WRONG.because().refuses());
    }
    String recovery = typed.toUpperCase(Locale.ROOT).replaceAll("[^0-9A-Z]", "");
    if (recovery.length() == RECOVERY_LENGTH) {
      return recovered(member, recovery);
    }
    Optional<byte[]> secret = opened(login, sealed);
    if (secret.isEmpty()) {
      return Outcome.refused(SignInReason.FACTOR_UNREADABLE.because().refuses());
    }
    OptionalLong step = totp.step(secret.get(), typed, clock.instant());
    if (step.isEmpty()) {
      return Outcome.refused(SignInReason.FACTOR_CODE_WRONG.because().refuses());
    }
    return work.write(
        t -> {
          if (!table.useStep(t, login, step.getAsLong())) {
            return Outcome.refused(SignInReason.FACTOR_CODE_USED.because().refuses());
          }
          if (!cipher.isCurrent(sealed, place(login))) {
            table.reseal(t, login, sealed, cipher.seal(secret.get(), place(login)));
          }
          return Outcome.accepted(SignInMethod.CODE);
        });
  }

  private Outcome<SignInMethod> recovered(StaffMember member, String code) {
    String login = member.login();
    return work.write(
        t -> {
          if (!table.useRecoveryCode(t, login, Secrets.hash(code))) {
            return Outcome.refused(SignInReason.FACTOR_CODE_WRONG.because().refuses());
          }
          int left = table.recoveryCodesLeft(t, login);
          events.note(t, member.actor(), "staff-recovery-code-used", login, Map.of("left", left));
          return Outcome.accepted(SignInMethod.RECOVERY);
        });
  }

  /** Takes the factor away: by its owner, or by an administrator when app and codes are lost. */
  public boolean remove(Actor actor, String login) {
    return work.write(
        t -> {
          boolean removed = table.remove(t, login);
          if (removed) {
            events.note(t, actor, "staff-second-factor-removed", login);
          }
          return removed;
        });
  }

  private Optional<byte[]> opened(String login, byte[] sealed) {
    try {
      return Optional.of(cipher.openBytes(sealed, place(login)));
    } catch (SealBroken e) {
      // The operator must mend this; its owner is told that much.
      LOG.error("第二重验证的密钥无法读取 / a second factor cannot be read: {}", e.getMessage());
      return Optional.empty();
    }
  }

  /** Pending or confirmed: the same secret of the same login. */
  private static FieldPlace place(String login) {
    return new FieldPlace("staff_second_factor", "secret", login);
  }
}
