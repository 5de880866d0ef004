package org.gongtong.core.people;

import java.time.LocalDate;
import java.util.UUID;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.ResolvedRule;

/**
 * The rules of communities about the ages of persons. Extension point: the embedding system knows
 * which rule book counts. Implementations are thread-safe, and are asked within transactions.
 */
public interface PersonRules {

  /** What a rule is about, and the parameter that it sets. */
  enum About {
    /** {@link PrivacyParameters#GUARDIAN_BELOW}. */
    GUARDIANS,
    /** {@link PrivacyParameters#VOTING_AGE}. */
    VOTERS,
    /** {@link PrivacyParameters#ADULT_FROM}. */
    ADULTS
  }

  /** The rule of a community on a day, or a refusal that there is none. */
  Outcome<ResolvedRule> of(UUID communityId, About about, LocalDate day);
}
