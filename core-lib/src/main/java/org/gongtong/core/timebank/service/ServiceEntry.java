package org.gongtong.core.timebank.service;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.UUID;
import org.gongtong.core.timebank.OperationKey;
import org.gongtong.core.timebank.TransferKind;

/**
 * What a confirmed service is worth, and so what has to be posted, once. Immutable.
 *
 * @param appointmentId of which service
 * @param communityId whose time bank
 * @param kind {@link TransferKind#EARN}: from the reserve; {@link TransferKind#REDEEM}: from the
 *     receiver
 * @param provider the id of the member who gets the minutes
 * @param receiver the id of the member who was helped, and pays if the kind says so
 * @param minutes how many, above zero
 * @param effectiveAt when the service ended
 * @param effectiveLocal the same in the zone of the place: its day counts for caps and ages
 * @param rounding the name of the rule by which the minutes were rounded
 * @param policyEdition the edition of the policy they were made under
 */
public record ServiceEntry(
    UUID appointmentId,
    UUID communityId,
    TransferKind kind,
    String provider,
    String receiver,
    long minutes,
    Instant effectiveAt,
    LocalDateTime effectiveLocal,
    String rounding,
    String policyEdition) {

  /** The rounding of minutes that somebody decided. */
  public static final String AS_DECIDED = "as-decided";

  /**
   * @throws IllegalArgumentException if there are no minutes
   */
  public ServiceEntry {
    if (minutes <= 0) {
      throw new IllegalArgumentException("nothing to post: " + minutes);
    }
  }

  /** The key of the posting: the same for an appointment, whatever it is worth and whenever. */
  public OperationKey key() {
    return keyOf(appointmentId);
  }

  /** The key under which the service of an appointment is posted, if it is. */
  public static OperationKey keyOf(UUID appointmentId) {
    return OperationKey.of("service of appointment " + appointmentId);
  }
}
