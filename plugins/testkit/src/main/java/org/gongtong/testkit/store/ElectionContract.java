package org.gongtong.testkit.store;

/**
 * What elections by secret ballot promise over a store, from the draft to the count. Extension
 * point: test classes of stores have it.
 */
public interface ElectionContract
    extends ElectionStoreContract,
        ElectionLifeContract,
        ElectionGuardContract,
        ElectionRollContract,
        ElectionBoxContract,
        ElectionCountContract,
        ElectionPaperContract {

  @Override
  ElectionParts electionStore();
}
