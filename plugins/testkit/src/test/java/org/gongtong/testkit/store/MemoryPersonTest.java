package org.gongtong.testkit.store;

import org.gongtong.core.kernel.MemoryUnitOfWork;
import org.gongtong.core.people.MemoryPersonStore;

/** Persons in memory keep their contracts. */
class MemoryPersonTest implements PersonContract, PersonErasureContract {

  private final MemoryUnitOfWork work = new MemoryUnitOfWork();
  private final PersonParts parts =
      new PersonParts(MemoryParts.of(work), new MemoryPersonStore(work));

  @Override
  public PersonParts people() {
    return parts;
  }
}
