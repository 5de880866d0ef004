package org.gongtong.testkit.store;

import org.gongtong.core.audit.AuditLog;
import org.gongtong.core.kernel.UnitOfWork;
import org.gongtong.core.place.RosterStore;

/**
 * A store to be tested. Immutable.
 *
 * @param work its unit of work
 * @param rosters its rosters
 * @param audit its audit log
 */
public record StoreParts(UnitOfWork work, RosterStore rosters, AuditLog audit) {}
