package org.gongtong.testkit.store;

/**
 * What the services of decisions do over a store, from the draft to the end of the posting.
 * Extension point: test classes of stores have it.
 */
public interface DecisionServicesContract
    extends MotionLifeContract,
        BallotBoxContract,
        BallotDeskContract,
        TurnoutContract,
        RecountContract {

  @Override
  StoreParts store();
}
