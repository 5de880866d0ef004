package org.gongtong.testkit.store;

/** All that a store promises of settlement. Extension point: test classes of stores have it. */
public interface SettlementContract
    extends SettlementOrderContract,
        SettlementLimitContract,
        SettlementCrashContract,
        SettlementDayContract,
        SettlementRandomContract {

  @Override
  SettlementParts settlement();

  @Override
  default SettlementParts elsewhere() {
    return settlement();
  }
}
