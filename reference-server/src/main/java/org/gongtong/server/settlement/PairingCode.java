package org.gongtong.server.settlement;

import java.util.Optional;
import java.util.UUID;
import org.gongtong.core.audit.note.KeyKind;
import org.gongtong.core.audit.note.NoteVerifier;
import org.gongtong.core.kernel.ContentHash;
import org.gongtong.core.rules.ScopeCode;

/**
 * What a community tells another one so that their banks find and believe each other. It holds no
 * secret. Immutable.
 *
 * @param place where the community is
 * @param url where letters to its bank go
 * @param key what verifies letters of its bank; it is named after the bank's id
 */
public record PairingCode(ScopeCode place, String url, NoteVerifier key) {
  /** Most characters of one. */
  public static final int LONGEST = 1_000;

  private static final String FORM = "gongtong-settlement-1";
  private static final int GROUPS = 6;
  private static final int GROUP = 4;

  /** Reads what {@link #text} wrote, with white space around its parts; empty for anything else. */
  public static Optional<PairingCode> parse(String text) {
    String[] parts = text.strip().split("\\s+");
    if (text.length() > LONGEST || parts.length != 4 || !parts[0].equals(FORM)) {
      return Optional.empty();
    }
    try {
      NoteVerifier key = NoteVerifier.parse(parts[3]);
      PairingCode code = new PairingCode(ScopeCode.of(parts[1]), parts[2], key);
      return key.kind() == KeyKind.LOG && code.bankId().toString().equals(key.name())
          ? Optional.of(code)
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** The bank it is of. */
  public UUID bankId() {
    return UUID.fromString(key.name());
  }

  /** As people pass it on: one line. */
  public String text() {
    return String.join(" ", FORM, place.code(), url, key.toString());
  }

  /** Six groups of four digits to compare by telephone: the beginning of its SHA-256. */
  public String fingerprint() {
    String hex = ContentHash.of(text()).hex();
    StringBuilder groups = new StringBuilder();
    for (int i = 0; i < GROUPS; i++) {
      groups.append(i == 0 ? "" : " ").append(hex, i * GROUP, (i + 1) * GROUP);
    }
    return groups.toString();
  }
}
