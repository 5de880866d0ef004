package org.gongtong.core.timebank.service;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.gongtong.core.kernel.MemoryUnitOfWork;
import org.gongtong.core.kernel.Transaction;
import org.jspecify.annotations.Nullable;

/**
 * Offers and requests of an embedder without a database: gone when the process ends. Writes run one
 * after another, so that nothing needs to be held. Thread-safe.
 */
public final class MemoryNoticeStore implements NoticeStore {

  private final MemoryUnitOfWork.Cell<Map<UUID, List<NoticeVersion>>> versions;

  public MemoryNoticeStore(MemoryUnitOfWork work) {
    this.versions = work.cell(Map.of());
  }

  @Override
  public void append(Transaction transaction, NoticeVersion version) {
    UUID id = version.notice().id();
    List<NoticeVersion> all = new ArrayList<>(history(transaction, id));
    if (version.notice().version() != all.size() + 1) {
      throw new IllegalStateException(
          "version " + version.notice().version() + " of notice " + id + " after " + all.size());
    }
    all.add(version);
    Map<UUID, List<NoticeVersion>> copy = new LinkedHashMap<>(versions.get(transaction));
    copy.put(id, List.copyOf(all));
    versions.set(transaction, copy);
  }

  @Override
  public Optional<Notice> find(Transaction transaction, UUID id) {
    return latest(history(transaction, id));
  }

  @Override
  public Optional<Notice> findToChange(Transaction transaction, UUID id) {
    return find(transaction, id);
  }

  @Override
  public List<NoticeVersion> history(Transaction transaction, UUID id) {
    return versions.get(transaction).getOrDefault(id, List.of());
  }

  @Override
  public List<Notice> open(
      Transaction transaction, UUID communityId, NoticeKind kind, @Nullable UUID after, int limit) {
    return page(
        transaction,
        notice -> notice.communityId().equals(communityId) && notice.kind() == kind,
        after,
        limit);
  }

  @Override
  public List<Notice> openOf(Transaction transaction, UUID communityId, String member, int limit) {
    return page(
        transaction,
        notice -> notice.communityId().equals(communityId) && notice.member().equals(member),
        null,
        limit);
  }

  @Override
  public List<Notice> over(Transaction transaction, Instant now, @Nullable UUID after, int limit) {
    return page(transaction, notice -> !now.isBefore(notice.content().until()), after, limit);
  }

  private List<Notice> page(
      Transaction transaction, Predicate<Notice> which, @Nullable UUID after, int limit) {
    if (limit < 1 || limit > PAGE_MOST) {
      throw new IllegalArgumentException("a page has 1 to 200 notices: " + limit);
    }
    return versions.get(transaction).values().stream()
        .flatMap(history -> latest(history).stream())
        .filter(notice -> notice.state() == NoticeState.OPEN)
        .filter(which)
        .filter(notice -> after == null || text(notice.id()).compareTo(text(after)) > 0)
        .sorted(Comparator.comparing(notice -> text(notice.id())))
        .limit(limit)
        .toList();
  }

  private static Optional<Notice> latest(List<NoticeVersion> history) {
    return history.isEmpty()
        ? Optional.empty()
        : Optional.of(history.get(history.size() - 1).notice());
  }

  private static String text(UUID id) {
    return id.toString();
  }
}
