package org.gongtong.core.timebank;

import java.util.Set;
import org.gongtong.core.rules.ScopeCode;
import org.jspecify.annotations.Nullable;

/**
 * Which time may go to other communities and come from there. Immutable.
 *
 * @param area within which communities settle; null for nowhere
 * @param purposes what for
 */
public record SettlementPolicy(@Nullable ScopeCode area, Set<SettlementPurpose> purposes) {

  /** Nothing goes to other communities. */
  public static final SettlementPolicy NONE = new SettlementPolicy(null, Set.of());

  public SettlementPolicy {
    purposes = Set.copyOf(purposes);
  }

  /** Why nothing is settled with a place for a purpose; null if it is. */
  @Nullable TransferOutcome bars(SettlementPurpose purpose, ScopeCode place) {
    if (purpose == SettlementPurpose.REPAY) {
      return null;
    }
    if (area == null || !purposes.contains(purpose)) {
      return TransferOutcome.NOT_SETTLED;
    }
    return place.chain().contains(area) ? null : TransferOutcome.OUTSIDE_AREA;
  }
}
