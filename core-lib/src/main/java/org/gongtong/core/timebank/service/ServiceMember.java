package org.gongtong.core.timebank.service;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a member of a time bank. Immutable.
 *
 * @param id his id, which names no person
 * @param joinedOn the first day he may help or be helped
 * @param birth his date of birth; null if not known
 * @param guardians the ids of those who act for him while he is young; empty for most
 * @param consented whether a guardian's consent to his taking part is on record
 */
public record ServiceMember(
    String id,
    LocalDate joinedOn,
    @Nullable LocalDate birth,
    Set<String> guardians,
    boolean consented) {

  public ServiceMember {
    guardians = Set.copyOf(guardians);
  }

  /** A grown-up member. */
  public static ServiceMember adult(String id, LocalDate joinedOn) {
    return new ServiceMember(id, joinedOn, null, Set.of(), false);
  }

  /**
   * Whether he has not completed so many years on a day; who was born on a 29th of February has on
   * the 1st of March in years without one. Whose birth is not known is taken for grown up unless he
   * has a guardian.
   */
  public boolean isBelow(int age, LocalDate day) {
    if (age <= 0) {
      return false;
    }
    if (birth == null) {
      return !guardians.isEmpty();
    }
    LocalDate reached = birth.plusYears(age);
    if (reached.getDayOfMonth() != birth.getDayOfMonth()) {
      reached = reached.plusDays(1);
    }
    return day.isBefore(reached);
  }
}
