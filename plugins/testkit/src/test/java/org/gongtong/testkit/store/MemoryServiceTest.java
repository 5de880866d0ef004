package org.gongtong.testkit.store;

import java.security.SecureRandom;
import org.gongtong.core.audit.MemoryAuditLog;
import org.gongtong.core.kernel.MemoryUnitOfWork;
import org.gongtong.core.people.MemoryMandateStore;
import org.gongtong.core.place.MemoryCommunityStore;
import org.gongtong.core.timebank.service.MemoryAppointmentStore;
import org.gongtong.core.timebank.service.MemoryNoticeStore;

/** Services in memory keep their contract. */
class MemoryServiceTest implements ServiceContract {

  private final MemoryUnitOfWork work = new MemoryUnitOfWork();
  private final ServiceParts parts =
      new ServiceParts(
          work,
          new MemoryCommunityStore(work),
          new MemoryMandateStore(work),
          new MemoryAppointmentStore(work),
          new MemoryNoticeStore(work),
          new MemoryAuditLog(work, new SecureRandom()));

  @Override
  public ServiceParts services() {
    return parts;
  }
}
