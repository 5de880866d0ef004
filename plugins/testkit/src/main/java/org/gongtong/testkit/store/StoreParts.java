package org.gongtong.testkit.store;

import org.gongtong.core.audit.AuditLog;
import org.gongtong.core.audit.LogStore;
import org.gongtong.core.decision.BallotStore;
import org.gongtong.core.decision.MotionStore;
import org.gongtong.core.kernel.UnitOfWork;
import org.gongtong.core.place.CommunityStore;
import org.gongtong.core.place.RosterStore;

/**
 * A store to be tested. Immutable.
 *
 * @param work its unit of work
 * @param communities its communities
 * @param rosters its rosters
 * @param motions its motions
 * @param ballots its ballot boxes
 * @param audit its audit log
 * @param log its public log
 */
public record StoreParts(
    UnitOfWork work,
    CommunityStore communities,
    RosterStore rosters,
    MotionStore motions,
    BallotStore ballots,
    AuditLog audit,
    LogStore log) {}
