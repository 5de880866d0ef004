package org.gongtong.store.mariadb;

import java.util.Optional;
import org.gongtong.core.audit.WitnessStore;
import org.gongtong.core.audit.tree.TreeHead;
import org.gongtong.core.kernel.ContentHash;
import org.gongtong.core.kernel.Transaction;
import org.jdbi.v3.core.Handle;

/** What a witness has seen, in the table {@code log_witnessed}. Thread-safe. */
public final class MariaDbWitnessStore implements WitnessStore {

  @Override
  public Optional<TreeHead> lock(Transaction transaction, String origin) {
    return MariaDbTransaction.writing(transaction)
        .createQuery("select size, root from log_witnessed where origin = ? for update")
        .bind(0, origin)
        .map(
            (row, context) ->
                new TreeHead(row.getLong("size"), new ContentHash(row.getString("root"))))
        .findOne();
  }

  @Override
  public void keep(
      Transaction transaction, String origin, Optional<TreeHead> before, TreeHead head) {
    Handle handle = MariaDbTransaction.writing(transaction);
    if (before.isEmpty()) {
      first(handle, origin, head);
      return;
    }
    handle
        .createUpdate("update log_witnessed set size = ?, root = ? where origin = ?")
        .bind(0, head.size())
        .bind(1, head.root().hex())
        .bind(2, origin)
        .execute();
  }

  /** Of two first ones at once, the second looks again: it may be of another past. */
  private static void first(Handle handle, String origin, TreeHead head) {
    int added =
        handle
            .createUpdate("insert ignore into log_witnessed (origin, size, root) values (?, ?, ?)")
            .bind(0, origin)
            .bind(1, head.size())
            .bind(2, head.root().hex())
            .execute();
    if (added == 0) {
      throw new LostRace("somebody else was first to witness " + origin);
    }
  }

  @Override
  public boolean isRestored(Transaction transaction, String origin) {
    return MariaDbTransaction.reading(transaction)
        .createQuery(
            """
            select exists (select 1 from log_witness_restored)
              and not exists (select 1 from log_witness_confirmed where origin = ?)""")
        .bind(0, origin)
        .mapTo(Boolean.class)
        .one();
  }

  @Override
  public void markRestored(Transaction transaction) {
    Handle handle = MariaDbTransaction.writing(transaction);
    handle.execute("delete from log_witness_confirmed");
    handle.execute("insert ignore into log_witness_restored (id) values (1)");
  }

  @Override
  public void confirm(Transaction transaction, String origin) {
    MariaDbTransaction.writing(transaction)
        .createUpdate("insert ignore into log_witness_confirmed (origin) values (?)")
        .bind(0, origin)
        .execute();
  }
}
