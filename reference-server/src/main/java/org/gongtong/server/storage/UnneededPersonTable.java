package org.gongtong.server.storage;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.store.mariadb.MariaDbTransaction;

/** The table {@code person_unneeded}. Thread-safe. */
public final class UnneededPersonTable {

  /** Since when a person is not needed; empty if he is, as far as was looked. */
  public Optional<LocalDate> since(Transaction transaction, UUID personId) {
    return MariaDbTransaction.reading(transaction)
        .createQuery("select since from person_unneeded where person_id = ?")
        .bind(0, personId)
        .mapTo(LocalDate.class)
        .findOne();
  }

  /** Notes that nobody needs a person; the day on which it was first noted stays. */
  public void mark(Transaction transaction, UUID personId, LocalDate day) {
    MariaDbTransaction.writing(transaction)
        .createUpdate(
            "insert into person_unneeded (person_id, since) values (?, ?)"
                + " on duplicate key update since = since")
        .bind(0, personId)
        .bind(1, day)
        .execute();
  }

  public void unmark(Transaction transaction, UUID personId) {
    MariaDbTransaction.writing(transaction)
        .createUpdate("delete from person_unneeded where person_id = ?")
        .bind(0, personId)
        .execute();
  }

  /** Deletes the rows of persons who are gone. */
  public void sweep(Transaction transaction) {
    MariaDbTransaction.writing(transaction)
        .createUpdate(
            "delete from person_unneeded where not exists (select 1 from person where id = person_id)")
        .execute();
  }
}
