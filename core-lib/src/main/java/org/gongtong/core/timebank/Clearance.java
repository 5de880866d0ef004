package org.gongtong.core.timebank;

import java.util.Set;
import org.gongtong.core.rules.ScopeCode;

/**
 * What a transfer to or from another community rests on, as far as this side knows it. Immutable.
 *
 * @param purpose what the time goes there for, or comes from there
 * @param place where the other community is
 * @param relations what the receiver is to the giver, as somebody has verified it: of a gift to
 *     another community
 * @param brought minutes that somebody who moves here had kept of his services: of one that comes
 * @param least the lowest that the clearing account may come to by it
 * @param most the highest, with what is still on its way
 * @param promised whether it was decided when the minutes were held, and the other community has
 *     relied on it since: neither policy nor limits nor the giver's floor are asked again
 */
public record Clearance(
    SettlementPurpose purpose,
    ScopeCode place,
    Set<String> relations,
    long brought,
    long least,
    long most,
    boolean promised) {

  /**
   * @throws IllegalArgumentException if what is brought along is negative
   */
  public Clearance {
    relations = Set.copyOf(relations);
    if (brought < 0) {
      throw new IllegalArgumentException("nobody brings less than nothing along: " + brought);
    }
  }

  /** Of time that goes to another community. */
  public static Clearance toSend(
      SettlementPurpose purpose, ScopeCode place, Set<String> relations, long most) {
    return new Clearance(purpose, place, relations, 0, Long.MIN_VALUE, most, false);
  }

  /** Of time that comes from another community. */
  public static Clearance toTake(
      SettlementPurpose purpose, ScopeCode place, long brought, long least) {
    return new Clearance(purpose, place, Set.of(), brought, least, Long.MAX_VALUE, false);
  }

  /** Of time that was held, and that the other community has taken or refused. */
  public static Clearance toEnd(SettlementPurpose purpose, ScopeCode place) {
    return new Clearance(purpose, place, Set.of(), 0, Long.MIN_VALUE, Long.MAX_VALUE, true);
  }
}
