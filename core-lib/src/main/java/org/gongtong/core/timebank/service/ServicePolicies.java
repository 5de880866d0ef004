package org.gongtong.core.timebank.service;

import java.time.LocalDate;
import java.util.UUID;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.ScopeCode;

/**
 * Which policy holds where and when. Extension point, implemented over rule packs; implementations
 * are thread-safe and answer from memory as a rule.
 */
@FunctionalInterface
public interface ServicePolicies {

  /**
   * The policy in force.
   *
   * @param communityId whose time bank
   * @param jurisdiction the narrowest division with rules of its own
   * @param day the day of the visit in the zone of its place
   * @return the policy, or a refusal that says why there is none
   */
  Outcome<ServicePolicy> on(
      Transaction transaction, UUID communityId, ScopeCode jurisdiction, LocalDate day);
}
