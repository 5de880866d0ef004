package org.gongtong.core.timebank.service;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.function.Predicate;
import org.gongtong.core.audit.AuditLog;
import org.gongtong.core.kernel.IdSource;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.kernel.UnitOfWork;
import org.gongtong.core.people.MandatePlace;
import org.gongtong.core.people.MandateStore;
import org.gongtong.core.rules.Outcome;

/**
 * What the services here stand on. Immutable; thread-safe if its parts are.
 *
 * @param work the unit of work
 * @param appointments where appointments are kept
 * @param notices where offers and requests are kept
 * @param members who may help and be helped
 * @param policies which policy holds
 * @param mandates who records visits and decides disputes
 * @param places whether a compound, building or entrance is there; never asked within a transaction
 * @param audit the audit log
 * @param ids of events
 * @param clock the clock
 */
public record ServicePorts(
    UnitOfWork work,
    AppointmentStore appointments,
    NoticeStore notices,
    ServiceMembers members,
    ServicePolicies policies,
    MandateStore mandates,
    Predicate<MandatePlace> places,
    AuditLog audit,
    IdSource ids,
    InstantSource clock) {

  /** The policy of an appointment on the day whose rules apply to it. */
  Outcome<ServicePolicy> policyOf(Transaction transaction, Appointment appointment) {
    return policyOn(transaction, appointment, appointment.day());
  }

  /** The policy of an appointment's place on a day. */
  Outcome<ServicePolicy> policyOn(Transaction transaction, Appointment appointment, LocalDate day) {
    return policies.on(transaction, appointment.communityId(), appointment.jurisdiction(), day);
  }
}
