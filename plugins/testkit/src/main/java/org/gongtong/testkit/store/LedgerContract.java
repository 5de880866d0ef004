package org.gongtong.testkit.store;

/** All that a store of ledgers promises. Extension point: test classes of stores have it. */
public interface LedgerContract
    extends LedgerCaseContract,
        LedgerPostingContract,
        LedgerAccountContract,
        LedgerPartContract,
        LedgerExpiryContract,
        LedgerClosingContract,
        LedgerMergingContract,
        LedgerProposalContract,
        LedgerBatchContract,
        LedgerRaceContract,
        LedgerRandomContract,
        LedgerHoldContract,
        LedgerStatementContract,
        LedgerTimeContract,
        LedgerCheckContract,
        LedgerAnswerContract {

  @Override
  LedgerParts ledger();
}
