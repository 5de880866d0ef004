package org.gongtong.testkit.store;

import org.gongtong.core.audit.AuditLog;
import org.gongtong.core.kernel.UnitOfWork;
import org.gongtong.core.people.MandateStore;
import org.gongtong.core.place.CommunityStore;

/**
 * The parts of a store that mandates touch. Immutable.
 *
 * @param work its unit of work
 * @param communities its communities
 * @param mandates its mandates
 * @param audit its audit log
 */
public record PeopleParts(
    UnitOfWork work, CommunityStore communities, MandateStore mandates, AuditLog audit) {}
