package org.gongtong.server.storage.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gongtong.core.audit.AuditEvent;
import org.gongtong.core.audit.AuditLog;
import org.gongtong.core.audit.Disclosure;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.IdSource;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.kernel.UnitOfWork;
import org.gongtong.core.place.Community;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.timebank.ledger.LedgerCheck;
import org.gongtong.core.timebank.ledger.LedgerFault;
import org.gongtong.core.timebank.ledger.TimeBank;
import org.gongtong.store.mariadb.MariaDbLedgerStore;
import org.gongtong.store.mariadb.MariaDbTransaction;

/**
 * Takes a journal from a file into a community whose time bank has no records yet, or that has
 * none: all of it in one transaction, or nothing. Thread-safe; keeps a few hundred lines in memory.
 */
public final class JournalImport {

  private final UnitOfWork work;
  private final MariaDbLedgerStore store;
  private final LedgerCheck check;
  private final AuditLog audit;
  private final IdSource ids;
  private final InstantSource clock;

  public JournalImport(
      UnitOfWork work,
      MariaDbLedgerStore store,
      LedgerCheck check,
      AuditLog audit,
      IdSource ids,
      InstantSource clock) {
    this.work = work;
    this.store = store;
    this.check = check;
    this.audit = audit;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * What was taken. Immutable.
   *
   * @param lines of the file
   */
  public record Taken(long lines, long accounts, long postings) {}

  /** That nothing is to stay; carries what would have. */
  private static final class DryRun extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Taken taken;

    DryRun(Taken taken) {
      super("a dry run");
      this.taken = taken;
    }
  }

  /**
   * Takes a journal.
   *
   * @param isDryRun whether everything is done but the end of it, so that nothing stays
   * @return what was taken, or a refusal with a code of {@link JournalReason}, naming the line
   * @throws UncheckedIOException if the file cannot be read
   */
  public Outcome<Taken> take(Actor actor, Community community, Path file, boolean isDryRun) {
    try {
      return Outcome.accepted(
          work.write(
              transaction -> {
                Taken taken = take(transaction, actor, community, file);
                if (isDryRun) {
                  throw new DryRun(taken);
                }
                return taken;
              }));
    } catch (DryRun end) {
      return Outcome.accepted(end.taken);
    } catch (JournalFault fault) {
      return Outcome.refused(fault.reason());
    }
  }

  private Taken take(Transaction transaction, Actor actor, Community community, Path file) {
    Connection connection = MariaDbTransaction.writing(transaction).getConnection();
    JournalRows rows = new JournalRows(connection);
    try (JournalLines lines = new JournalLines(Files.newInputStream(file))) {
      // A part of an account may come before the account; all are looked for at the end.
      rows.followReferences(false);
      try {
        return take(transaction, actor, community, file, lines, rows);
      } finally {
        rows.followReferences(true);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the journal cannot be read", e);
    } catch (SQLException e) {
      throw new IllegalStateException("the journal cannot be written", e);
    }
  }

  private Taken take(
      Transaction transaction,
      Actor actor,
      Community community,
      Path file,
      JournalLines lines,
      JournalRows rows)
      throws IOException, SQLException {
    Map<?, ?> first = lines.next();
    if (first == null) {
      throw lines.incomplete();
    }
    JournalHead head = JournalHead.read(first);
    lines.count();
    TimeBank bank = bank(transaction, community, head, rows);
    String hash = rows.take(lines, bank.id());
    rows.follow(bank.id());
    for (UUID account : rows.longAccounts(bank.id())) {
      store.followAll(transaction, account);
    }
    Optional<LedgerFault> lost = rows.lost(bank.id());
    if (lost.isPresent()) {
      throw doesNotAddUp(file, List.of(lost.get()));
    }
    LedgerCheck.Report report = check.check(transaction, bank);
    if (!report.isSound()) {
      throw doesNotAddUp(file, report.faults());
    }
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("community", community.id().toString());
    data.put("lines", lines.number());
    data.put("sha256", hash);
    Instant now = clock.instant();
    audit.append(
        transaction,
        new AuditEvent(
            ids.next(),
            Disclosure.SEALED,
            "timebank",
            "journal-imported",
            bank.id().toString(),
            actor,
            now,
            now,
            data));
    return new Taken(lines.number(), report.accounts(), report.postings());
  }

  /** The bank of the file; one that the community has gives way if it has no records. */
  private TimeBank bank(
      Transaction transaction, Community community, JournalHead head, JournalRows rows)
      throws SQLException {
    List<TimeBank> banks = store.banksOf(transaction, community.id());
    TimeBank bank =
        new TimeBank(head.bank(), community.id(), head.zone(), head.pool(), head.reserve());
    for (TimeBank there : banks) {
      Optional<String> used = rows.used(there);
      if (used.isPresent()) {
        throw new JournalFault(
            JournalReason.JOURNAL_BANK_NOT_EMPTY
                .because()
                .figure("community", community.slug())
                .figure("table", used.get())
                .refuses());
      }
      rows.remove(there);
    }
    if (store.findBank(transaction, bank.id()).isPresent()) {
      throw JournalFault.of(
          JournalReason.JOURNAL_LINE_REFUSED, 1, "the bank " + bank.id() + " is there already");
    }
    store.addBank(transaction, bank);
    return bank;
  }

  /** With the line that has what is wrong, where one line has. */
  private static JournalFault doesNotAddUp(Path file, List<LedgerFault> faults) throws IOException {
    LedgerFault fault = faults.get(0);
    String line = lineOf(file, fault);
    for (int next = 1; line.equals("?") && next < Math.min(10, faults.size()); next++) {
      fault = faults.get(next);
      line = lineOf(file, fault);
    }
    return JournalRows.doesNotAddUp(line, fault);
  }

  /** The line of the row that has an id for its own, else the first that names it. */
  private static String lineOf(Path file, LedgerFault fault) throws IOException {
    String id = fault.where().toLowerCase(Locale.ROOT);
    String first = "?";
    try (JournalLines lines = new JournalLines(Files.newInputStream(file))) {
      while (lines.next() != null) {
        if (lines.text().contains("\"id\":\"" + id + '"')) {
          return Long.toString(lines.number());
        }
        if (first.equals("?") && lines.text().contains(id)) {
          first = Long.toString(lines.number());
        }
      }
    }
    return first;
  }
}
