package org.gongtong.testkit.store;

import org.gongtong.core.kernel.MemoryUnitOfWork;
import org.gongtong.core.people.MemoryAccountLinkStore;
import org.gongtong.core.people.MemoryPersonStore;

/** Persons in memory keep their contracts. */
class MemoryPersonTest
    implements PersonContract,
        PersonErasureContract,
        PersonRetentionContract,
        PersonAgeContract,
        AccountLinkContract,
        PersonMembersContract {

  private final MemoryUnitOfWork work = new MemoryUnitOfWork();
  private final MemoryPersonStore persons = new MemoryPersonStore(work);
  private final PersonParts parts =
      new PersonParts(MemoryParts.of(work), persons, new MemoryAccountLinkStore(work, persons));

  @Override
  public PersonParts people() {
    return parts;
  }
}
