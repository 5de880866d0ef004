package org.gongtong.server.auth;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiPredicate;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.rules.Outcome;

/**
 * The cards by which persons open their pages of the time bank: a code each, printed and kept as a
 * hash as those of voting letters are, and exchanged for a session at the same door (ADR 0296).
 * Thread-safe.
 */
public final class MemberCards {
  private static final Set<Integer> ONE = Set.of(VotingCodes.CARD);

  private final VotingCodes codes;
  private final BiPredicate<Actor, UUID> own;

  /**
   * @param own whether a member of staff is this person, by any of his logins
   */
  public MemberCards(VotingCodes codes, BiPredicate<Actor, UUID> own) {
    this.codes = codes;
    this.own = own;
  }

  /**
   * Makes a person's first card.
   *
   * @return its code as it is printed, told this once; or a refusal
   */
  public Outcome<String> give(Actor actor, UUID personId) {
    if (own.test(actor, personId)) {
      return Outcome.refused(AuthReason.CARD_OWN.because().refuses());
    }
    String code = codes.issue(actor, personId, ONE, "member-card-given").get(VotingCodes.CARD);
    return code == null
        ? Outcome.refused(AuthReason.CARD_GIVEN_ALREADY.because().refuses())
        : Outcome.accepted(code);
  }

  /**
   * Makes another card; the one before is void from now on, and so are its sessions.
   *
   * @param reason why
   * @return as {@link #give}
   */
  public Outcome<String> replace(Actor actor, UUID personId, String reason) {
    if (own.test(actor, personId)) {
      return Outcome.refused(AuthReason.CARD_OWN.because().refuses());
    }
    if (!isGiven(personId)) {
      return Outcome.refused(AuthReason.CARD_NOT_GIVEN.because().refuses());
    }
    return codes
        .reprint(actor, personId, ONE, reason, "member-card-replaced")
        .map(
            made ->
                Optional.ofNullable(made.get(VotingCodes.CARD))
                    .orElseThrow(() -> new IllegalStateException("no code for " + personId)));
  }

  /** Whether a person has been given a card. */
  public boolean isGiven(UUID personId) {
    return codes.parties(personId).contains(VotingCodes.CARD);
  }

  /** The cards that replaced others, the latest first. */
  public List<VotingCodes.Reprint> replaced(UUID personId) {
    return codes.reprints(personId);
  }
}
