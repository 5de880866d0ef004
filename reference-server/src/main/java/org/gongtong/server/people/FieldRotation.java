package org.gongtong.server.people;

import java.util.List;
import java.util.UUID;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.kernel.UnitOfWork;
import org.gongtong.core.people.CircumstanceStore.Stored;
import org.gongtong.core.people.FieldVault;
import org.gongtong.core.people.PersonStore;
import org.gongtong.core.people.PersonStore.StoredField;
import org.jspecify.annotations.Nullable;

/**
 * Puts all details of persons under the newest key, batch by batch, beside whoever works with them:
 * what somebody changes meanwhile is left to him, since he seals with the newest key as well.
 * Thread-safe.
 */
public final class FieldRotation {
  private static final int PERSONS = 200;

  private final UnitOfWork work;
  private final PersonStore persons;
  private final FieldVault vault;

  public FieldRotation(UnitOfWork work, PersonStore persons, FieldVault vault) {
    this.work = work;
    this.persons = persons;
    this.vault = vault;
  }

  /** Seals again what is not under the newest key; says how many fields and records. */
  public int run() {
    return fields() + circumstances();
  }

  private int circumstances() {
    int changed = 0;
    @Nullable UUID after = null;
    while (true) {
      @Nullable UUID from = after;
      List<Stored> batch = work.read(t -> persons.circumstances().all(t, from, PERSONS));
      if (batch.isEmpty()) {
        return changed;
      }
      changed += work.write(transaction -> sealed(transaction, batch));
      after = batch.get(batch.size() - 1).id();
    }
  }

  private int sealed(Transaction transaction, List<Stored> batch) {
    int changed = 0;
    for (Stored one : batch) {
      if (!vault.isCurrentCircumstance(one.personId(), one.id(), one.sealed())) {
        String value = vault.openCircumstance(one.personId(), one.id(), one.sealed());
        String sealed = vault.sealCircumstance(one.personId(), one.id(), value);
        boolean done = persons.circumstances().reseal(transaction, one.id(), one.sealed(), sealed);
        changed += done ? 1 : 0;
      }
    }
    return changed;
  }

  private int fields() {
    int changed = 0;
    @Nullable UUID after = null;
    while (true) {
      @Nullable UUID from = after;
      List<StoredField> batch = work.read(t -> persons.allFields(t, from, PERSONS));
      if (batch.isEmpty()) {
        return changed;
      }
      changed += work.write(transaction -> again(transaction, batch));
      after = last(batch);
    }
  }

  private int again(Transaction transaction, List<StoredField> batch) {
    int changed = 0;
    for (StoredField stored : batch) {
      String before = stored.value().sealed();
      if (!vault.isCurrent(stored.personId(), stored.field(), before)) {
        String value = vault.open(stored.personId(), stored.field(), before);
        String sealed = vault.seal(stored.personId(), stored.field(), value);
        changed +=
            persons.reseal(transaction, stored.personId(), stored.field(), before, sealed) ? 1 : 0;
      }
    }
    return changed;
  }

  private static UUID last(List<StoredField> batch) {
    return batch.get(batch.size() - 1).personId();
  }
}
