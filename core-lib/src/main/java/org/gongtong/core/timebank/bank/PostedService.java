package org.gongtong.core.timebank.bank;

import java.util.UUID;
import org.gongtong.core.timebank.OperationKey;

/**
 * Of which service an entry is, and how its minutes were rounded. Immutable.
 *
 * @param bankId in which bank
 * @param key of the command that posted it
 * @param appointmentId the service
 * @param rounding the name of the rule by which minutes were rounded
 * @param edition the edition of the policy of the day of the visit
 */
public record PostedService(
    UUID bankId, OperationKey key, UUID appointmentId, String rounding, String edition) {}
