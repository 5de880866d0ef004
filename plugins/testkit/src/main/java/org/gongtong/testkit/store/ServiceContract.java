package org.gongtong.testkit.store;

/**
 * What the services of a time bank do over a store, from the proposal to the entry. Extension
 * point: test classes of stores have it.
 */
public interface ServiceContract
    extends ServiceLifeContract,
        ServiceCheckContract,
        ServiceConfirmContract,
        AppointmentStoreContract {

  @Override
  ServiceParts services();
}
