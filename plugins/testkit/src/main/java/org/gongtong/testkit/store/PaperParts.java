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
 * @param store its other parts
 * @param papers its sheets
 */
public record PaperParts(StoreParts store, PaperStore papers) {

  UnitOfWork work() {
    return store.work();
  }

  CommunityStore communities() {
    return store.communities();
  }

  MotionStore motions() {
    return store.motions();
  }

  BallotStore ballots() {
    return store.ballots();
  }

  AuditLog audit() {
    return store.audit();
  }
}
