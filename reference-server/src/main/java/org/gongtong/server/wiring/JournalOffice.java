package org.gongtong.server.wiring;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import org.gongtong.core.audit.AuditLog;
import org.gongtong.core.kernel.IdSource;
import org.gongtong.core.kernel.UnitOfWork;
import org.gongtong.core.place.Community;
import org.gongtong.core.place.CommunityService;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.timebank.ledger.LedgerCheck;
import org.gongtong.core.timebank.ledger.TimeBank;
import org.gongtong.core.timebank.settlement.SettlementCheck;
import org.gongtong.server.storage.journal.JournalExport;
import org.gongtong.server.storage.journal.JournalImport;
import org.gongtong.server.storage.journal.JournalReason;
import org.gongtong.server.wiring.embedded.OpenDatabase;
import org.gongtong.store.mariadb.MariaDbAuditLog;
import org.gongtong.store.mariadb.MariaDbCommunityStore;
import org.gongtong.store.mariadb.MariaDbLedgerInspection;
import org.gongtong.store.mariadb.MariaDbLedgerStore;
import org.gongtong.store.mariadb.MariaDbSettlementStore;
import org.gongtong.store.mariadb.MariaDbUnitOfWork;

/** What commands about journals of time banks work with. Thread-safe. */
public final class JournalOffice {

  private final UnitOfWork work;
  private final MariaDbLedgerStore store = new MariaDbLedgerStore();
  private final CommunityService communities;
  private final LedgerCheck check;
  private final JournalExport export;
  private final JournalImport importing;

  JournalOffice(OpenDatabase database) {
    SecureRandom random = new SecureRandom();
    InstantSource clock = InstantSource.system();
    IdSource ids = new IdSource(clock, random);
    AuditLog audit = new MariaDbAuditLog(random);
    this.work = new MariaDbUnitOfWork(database.dataSource(), random);
    this.communities = new CommunityService(work, new MariaDbCommunityStore(), audit, ids, clock);
    this.check =
        new LedgerCheck(
            work,
            store,
            new MariaDbLedgerInspection(),
            audit,
            ids,
            clock,
            List.of(new SettlementCheck(new MariaDbSettlementStore(), store)));
    this.export = new JournalExport(work);
    this.importing = new JournalImport(work, store, check, audit, ids, clock);
  }

  /** All communities. */
  public List<Community> communities() {
    return communities.all();
  }

  /** The community of a name in addresses. */
  public Outcome<Community> community(String slug) {
    return communities.require(slug);
  }

  /** A community's time bank, or {@link JournalReason#JOURNAL_NO_BANK}. */
  public Outcome<TimeBank> bank(Community community) {
    List<TimeBank> banks = work.read(transaction -> store.banksOf(transaction, community.id()));
    return banks.isEmpty()
        ? Outcome.refused(
            JournalReason.JOURNAL_NO_BANK.because().figure("community", community.slug()).refuses())
        : Outcome.accepted(banks.get(0));
  }

  /** Adds ledgers up. */
  public LedgerCheck check() {
    return check;
  }

  /** Writes journals. */
  public JournalExport export() {
    return export;
  }

  /** Takes journals. */
  public JournalImport importing() {
    return importing;
  }
}
