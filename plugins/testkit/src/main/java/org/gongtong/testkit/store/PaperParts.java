package org.gongtong.testkit.store;

import org.gongtong.core.audit.AuditLog;
import org.gongtong.core.decision.BallotStore;
import org.gongtong.core.decision.MotionStore;
import org.gongtong.core.decision.paper.PaperStore;
import org.gongtong.core.kernel.UnitOfWork;
import org.gongtong.core.place.CommunityStore;

/**
 * The parts of a store that paper ballots touch. Immutable.
 *
 * @param work its unit of work
 * @param communities its communities
 * @param motions its motions
 * @param ballots its ballot boxes
 * @param papers its sheets
 * @param audit its audit log
 */
public record PaperParts(
    UnitOfWork work,
    CommunityStore communities,
    MotionStore motions,
    BallotStore ballots,
    PaperStore papers,
    AuditLog audit) {}
