package org.gongtong.server.settlement;

import java.util.Optional;
import java.util.UUID;
import org.gongtong.core.kernel.LocalizedText;
import org.gongtong.core.rules.ScopeCode;
import org.gongtong.core.timebank.settlement.ClearingTerms;
import org.gongtong.core.timebank.settlement.Comparison;
import org.jspecify.annotations.Nullable;

/**
 * Another community, as a bank stands with it. Immutable.
 *
 * @param id its bank
 * @param name what it is called
 * @param place where it is; null if nobody has said
 * @param here whether it is on this server
 * @param agreed whether anything was ever agreed
 * @param stands minutes that have gone there less those that have come
 * @param sending minutes on their way there
 * @param terms those that hold today; empty if none do
 * @param link the latest pairing; empty for a community on this server
 * @param contact how talking to it goes
 * @param stoodThen what stood here at the end of the day of its last statement; null without one
 * @param compared what the comparison with its last statement found; empty without one
 */
public record Partner(
    UUID id,
    LocalizedText name,
    @Nullable ScopeCode place,
    boolean here,
    boolean agreed,
    long stands,
    long sending,
    Optional<ClearingTerms> terms,
    Optional<PartnerLink> link,
    PartnerContact contact,
    @Nullable Long stoodThen,
    Optional<Comparison> compared) {

  /** By how much the two accounts did not mirror each other then; null without a statement. */
  public @Nullable Long difference() {
    Long theirs = contact.theirClosing();
    return theirs == null || stoodThen == null ? null : (Long) (stoodThen + theirs);
  }
}
