package org.gongtong.core.timebank.service;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gongtong.core.kernel.Transaction;
import org.jspecify.annotations.Nullable;

/**
 * Where offers and requests are kept, as versions that are only appended. Extension point,
 * implemented by stores; implementations are thread-safe. Every method refuses a transaction of
 * another store with an {@link IllegalArgumentException} and one that is over with an {@link
 * IllegalStateException}; those that write refuse one that only reads with the latter.
 */
public interface NoticeStore {

  /** Most notices of a page. */
  int PAGE_MOST = 200;

  /**
   * Appends a version: the first of a new notice, or the one after the latest.
   *
   * @throws IllegalStateException if the version does not follow the latest one
   */
  void append(Transaction transaction, NoticeVersion version);

  /** The latest version of a notice. */
  Optional<Notice> find(Transaction transaction, UUID id);

  /**
   * As {@link #find}, and nobody else takes a step of it until the transaction ends; waits for who
   * is doing so.
   */
  Optional<Notice> findToChange(Transaction transaction, UUID id);

  /** All versions of a notice, the first one first. */
  List<NoticeVersion> history(Transaction transaction, UUID id);

  /**
   * Open notices of a community, in the order of their ids.
   *
   * @param after the id of the last one already seen; null to begin
   * @param limit how many at most, 1 to {@value #PAGE_MOST}
   * @throws IllegalArgumentException if the limit is out of range
   */
  List<Notice> open(
      Transaction transaction, UUID communityId, NoticeKind kind, @Nullable UUID after, int limit);

  /**
   * A member's open notices, in the order of their ids. What it costs does not grow with those of
   * others.
   *
   * @param limit how many at most, 1 to {@value #PAGE_MOST}
   * @throws IllegalArgumentException if the limit is out of range
   */
  List<Notice> openOf(Transaction transaction, UUID communityId, String member, int limit);

  /**
   * Open notices of all communities whose window is over, in the order of their ids.
   *
   * @param after the id of the last one already seen; null to begin
   * @param limit how many at most, 1 to {@value #PAGE_MOST}
   * @throws IllegalArgumentException if the limit is out of range
   */
  List<Notice> over(Transaction transaction, Instant now, @Nullable UUID after, int limit);
}
