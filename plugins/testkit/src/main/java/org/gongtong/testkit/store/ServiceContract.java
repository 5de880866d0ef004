package org.gongtong.testkit.store;

/**
 * What the services of a time bank do over a store, from offers and requests to the entry.
 * Extension point: test classes of stores have it.
 */
public interface ServiceContract
    extends ServiceLifeContract,
        ServiceCheckContract,
        ServiceConfirmContract,
        AppointmentStoreContract,
        NoticeContract {

  @Override
  ServiceParts services();
}
