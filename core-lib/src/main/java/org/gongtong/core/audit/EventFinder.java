package org.gongtong.core.audit;

import java.util.List;
import org.gongtong.core.kernel.Transaction;
import org.jspecify.annotations.Nullable;

/**
 * Looks events up for people who oversee what was done. Extension point, implemented by stores
 * beside {@link AuditLog}; implementations are thread-safe.
 *
 * <p>What residents did themselves is never found here: who of them did what when is nothing to
 * browse, and a store need not keep an index of the many ballots.
 */
public interface EventFinder {

  /** Longest page. */
  int MOST = 1_000;

  /**
   * Events of staff and of the system, those recorded last first; of the same instant, those with
   * higher numbers. A page costs as much in a long log as in a short one, but for a search that
   * names a subject and an actor at once: it reads what happened to the subject.
   *
   * @param before the place after which to go on; null for the first page
   * @param limit most of them, 1 to {@value #MOST}
   * @throws IllegalArgumentException if the limit is out of range
   */
  List<FoundEvent> newest(
      Transaction transaction, EventSearch search, FoundEvent.@Nullable Cursor before, int limit);
}
