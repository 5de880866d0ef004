package org.gongtong.testkit.store;

import java.util.List;
import org.gongtong.core.audit.AuditEvent;
import org.gongtong.core.audit.AuditLog;
import org.gongtong.core.kernel.UnitOfWork;
import org.gongtong.core.people.MandateStore;
import org.gongtong.core.place.CommunityStore;
import org.gongtong.core.timebank.service.AppointmentStore;
import org.gongtong.core.timebank.service.NoticeStore;

/**
 * A store of services to be tested. Immutable.
 *
 * @param work its unit of work
 * @param communities its communities
 * @param mandates its mandates
 * @param appointments its appointments
 * @param notices its offers and requests
 * @param audit its audit log
 */
public record ServiceParts(
    UnitOfWork work,
    CommunityStore communities,
    MandateStore mandates,
    AppointmentStore appointments,
    NoticeStore notices,
    AuditLog audit) {

  /** The events about something, in order. */
  List<AuditEvent> events(String subject) {
    return work.read(transaction -> audit.ofSubject(transaction, subject)).stream()
        .map(logged -> logged.sealed().event())
        .toList();
  }
}
