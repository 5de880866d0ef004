package org.gongtong.server.publiclog;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.gongtong.core.audit.Commitment;
import org.gongtong.core.audit.Disclosure;
import org.gongtong.core.audit.LogStore;
import org.gongtong.core.audit.LoggedEvent;
import org.gongtong.core.audit.SealedEvent;
import org.gongtong.core.audit.tile.LogCheck;
import org.gongtong.core.audit.tree.TreeHead;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.kernel.UnitOfWork;

/**
 * Checks the log in the database from end to end: the tiles against the head, and each event as it
 * is kept against its entry. What was erased is passed over, what was changed is not. Reads
 * everything: seconds for a million events. Thread-safe.
 */
public final class StoredLog {
  private static final int PAGE = 1_000;

  private final UnitOfWork work;
  private final LogStore store;

  public StoredLog(UnitOfWork work, LogStore store) {
    this.work = work;
    this.store = store;
  }

  /**
   * What is wrong.
   *
   * @param what in English
   * @param place of the event, or the tile's path
   */
  public record Fault(String what, String place) {}

  /** What was found first; empty if the log is sound. */
  public Optional<Fault> check() {
    return work.read(this::check);
  }

  private Optional<Fault> check(Transaction transaction) {
    TreeHead head = store.head(transaction);
    Events events = new Events(transaction);
    Optional<LogCheck.Finding> finding =
        new LogCheck(store.tiles(transaction), head, null, events::meet).run();
    if (finding.isPresent()) {
      return Optional.of(new Fault(finding.get().fault().name(), finding.get().place()));
    }
    return events.fault();
  }

  /** The events beside the entries, page by page. */
  private final class Events {
    private final Transaction transaction;
    private final List<LoggedEvent> page = new ArrayList<>();
    private long next;
    private Optional<Fault> fault = Optional.empty();

    Events(Transaction transaction) {
      this.transaction = transaction;
    }

    void meet(byte[] entry) {
      if (fault.isPresent()) {
        return;
      }
      int at = (int) (next % PAGE);
      if (at == 0) {
        page.clear();
        page.addAll(store.placed(transaction, next, PAGE));
      }
      fault = at < page.size() ? compare(page.get(at), entry) : found("EVENT_MISSING");
      next++;
    }

    private Optional<Fault> compare(LoggedEvent logged, byte[] entry) {
      if (logged.index().orElse(-1) != next) {
        return found("EVENT_MISSING");
      }
      SealedEvent sealed = logged.sealed();
      if (!Arrays.equals(sealed.leaf(), entry)) {
        return found("EVENT_CHANGED");
      }
      boolean told = sealed.event().disclosure() == Disclosure.PUBLIC;
      return opens(sealed.who(), sealed.event().who())
              && (told || opens(sealed.what(), sealed.event().canonicalWhat()))
          ? Optional.empty()
          : found("EVENT_CHANGED");
    }

    private Optional<Fault> found(String what) {
      return Optional.of(new Fault(what, Long.toString(next)));
    }

    Optional<Fault> fault() {
      return fault;
    }
  }

  /** What was erased has no salt, and nothing to open. */
  private static boolean opens(Commitment commitment, String text) {
    byte[] salt = commitment.salt();
    return salt == null || Commitment.opens(commitment.hash(), salt, text);
  }
}
