package org.gongtong.testkit.store;

import org.gongtong.core.audit.AuditLog;
import org.gongtong.core.decision.election.ElectionStore;
import org.gongtong.core.kernel.UnitOfWork;
import org.gongtong.core.place.CommunityStore;

/**
 * The parts of a store that elections touch. Immutable.
 *
 * @param work its unit of work
 * @param communities its communities
 * @param elections its elections
 * @param audit its audit log
 */
public record ElectionParts(
    UnitOfWork work, CommunityStore communities, ElectionStore elections, AuditLog audit) {}
