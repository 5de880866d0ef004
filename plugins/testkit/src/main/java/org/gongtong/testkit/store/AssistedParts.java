package org.gongtong.testkit.store;

import org.gongtong.core.audit.AuditLog;
import org.gongtong.core.decision.BallotStore;
import org.gongtong.core.decision.MotionStore;
import org.gongtong.core.decision.assisted.AssistedStore;
import org.gongtong.core.decision.callback.CallBackStore;
import org.gongtong.core.kernel.UnitOfWork;
import org.gongtong.core.place.CommunityStore;

/**
 * The parts of a store that assisted sessions touch. Immutable.
 *
 * @param store its other parts
 * @param sessions its assisted sessions
 * @param calls its call-backs
 */
public record AssistedParts(StoreParts store, AssistedStore sessions, CallBackStore calls) {

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
