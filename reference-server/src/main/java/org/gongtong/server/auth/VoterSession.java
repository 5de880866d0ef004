package org.gongtong.server.auth;

import java.time.Instant;
import java.util.UUID;

/**
 * The right to cast one party's ballot for a little while, got for a voting code; or, got for a
 * member's card, to see and use his account at the time bank. Immutable.
 *
 * @param motionId the motion; of a card the person
 * @param party the party's number on its roll; of a card 0
 * @param until when it ends
 */
public record VoterSession(UUID motionId, int party, Instant until) {

  /** Whether it is that of a member's card, and of no ballot. */
  public boolean isCard() {
    return party == VotingCodes.CARD;
  }
}
