package org.gongtong.server.settlement;

import java.time.Instant;
import java.util.UUID;
import org.gongtong.core.audit.note.NoteVerifier;
import org.gongtong.core.rules.ScopeCode;
import org.gongtong.server.storage.SettlementLinkTable;
import org.jspecify.annotations.Nullable;

/**
 * A bank on another server, as it was entered here. Immutable.
 *
 * @param bankId whose partner it is
 * @param version 1, 2, 3, … of this pair
 * @param name what its community is called here
 * @param code where it is and what its letters are verified with
 * @param proposedAt when it was entered
 * @param proposedBy by which login
 * @param confirmedAt when another person confirmed it; null while none has
 * @param confirmedBy which login
 * @param endedAt when it ended; null while it has not
 */
public record PartnerLink(
    UUID bankId,
    int version,
    String name,
    PairingCode code,
    Instant proposedAt,
    String proposedBy,
    @Nullable Instant confirmedAt,
    @Nullable String confirmedBy,
    @Nullable Instant endedAt) {

  /** How far it has come. */
  public enum State {
    /** A second person has to confirm it. */
    PROPOSED,
    /** Its letters are taken, and letters go there. */
    IN_FORCE,
    /** Neither any more. */
    ENDED;

    /** A stable name for the API and for texts. */
    public String code() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
  }

  static PartnerLink of(SettlementLinkTable.Row row) {
    return new PartnerLink(
        row.bankId(),
        row.version(),
        row.name(),
        new PairingCode(ScopeCode.of(row.place()), row.url(), NoteVerifier.parse(row.verifier())),
        row.proposedAt(),
        row.proposedBy(),
        row.confirmedAt(),
        row.confirmedBy(),
        row.endedAt());
  }

  /** The other bank. */
  public UUID partnerId() {
    return code.bankId();
  }

  /** How far it has come. */
  public State state() {
    if (endedAt != null) {
      return State.ENDED;
    }
    return confirmedAt == null ? State.PROPOSED : State.IN_FORCE;
  }
}
