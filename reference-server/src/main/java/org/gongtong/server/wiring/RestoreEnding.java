package org.gongtong.server.wiring;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;
import javax.sql.DataSource;
import org.gongtong.core.audit.LogStore;
import org.gongtong.core.kernel.IdSource;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.server.auth.StaffEvents;
import org.gongtong.server.storage.backup.RestoreMark;
import org.gongtong.server.storage.backup.RestoredAccess;
import org.gongtong.store.mariadb.MariaDbAuditLog;
import org.gongtong.store.mariadb.MariaDbLogStore;
import org.gongtong.store.mariadb.MariaDbUnitOfWork;
import org.gongtong.store.mariadb.MariaDbWitnessStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What follows a restore before anybody is served: the log is marked, and what opens doors without
 * a password is ended. Each step can be taken again, so that whoever finds a restore unfinished
 * finishes it.
 */
final class RestoreEnding {
  private static final Logger LOG = LoggerFactory.getLogger(RestoreEnding.class);

  private RestoreEnding() {}

  /**
   * Finishes a restore into tables that are up to date.
   *
   * @param kept what stays valid
   */
  static RestoredAccess finish(DataSource database, RestoredAccess.Kept kept) {
    SecureRandom random = new SecureRandom();
    InstantSource clock = InstantSource.system();
    MariaDbUnitOfWork work = new MariaDbUnitOfWork(database, random);
    work.write(transaction -> mark(transaction, new MariaDbLogStore(random)));
    RestoredAccess ended = RestoredAccess.end(database, clock.instant(), kept);
    if (ended.any()) {
      StaffEvents events =
          new StaffEvents(new MariaDbAuditLog(random), new IdSource(clock, random), clock);
      Map<String, Object> data =
          Map.of(
              "sessions", ended.sessions(),
              "links", ended.links(),
              "tokens", ended.tokens(),
              "cards", ended.cards(),
              "webhooks", ended.webhooks());
      work.write(transaction -> events.restored(transaction, data));
    }
    RestoreMark.remove(database);
    return ended;
  }

  /** Finishes a restore that broke off; whether anything was to be kept nobody knows by now. */
  static void ifUnfinished(DataSource database) {
    if (RestoreMark.isThere(database)) {
      RestoredAccess ended = finish(database, RestoredAccess.Kept.NOTHING);
      LOG.warn(
          "上次恢复备份中断，现已补完：{} / the restore broke off and is finished now: {}",
          ended.text().zh(),
          ended.text().en());
    }
  }

  private static Transaction mark(Transaction transaction, LogStore store) {
    if (store.head(transaction).size() > 0) {
      store.markRestored(transaction, true);
    }
    new MariaDbWitnessStore().markRestored(transaction);
    return transaction;
  }
}
