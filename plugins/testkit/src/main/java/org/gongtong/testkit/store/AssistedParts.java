package org.gongtong.testkit.store;

import org.gongtong.core.audit.AuditLog;
import org.gongtong.core.decision.BallotStore;
import org.gongtong.core.decision.MotionStore;
import org.gongtong.core.decision.assisted.AssistedStore;
import org.gongtong.core.kernel.UnitOfWork;
import org.gongtong.core.place.CommunityStore;

/**
 * The parts of a store that assisted sessions touch. Immutable.
 *
 * @param work its unit of work
 * @param communities its communities
 * @param motions its motions
 * @param ballots its ballot boxes
 * @param sessions its assisted sessions
 * @param audit its audit log
 */
public record AssistedParts(
    UnitOfWork work,
    CommunityStore communities,
    MotionStore motions,
    BallotStore ballots,
    AssistedStore sessions,
    AuditLog audit) {}
