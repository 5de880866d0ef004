package org.gongtong.store.mariadb;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gongtong.core.kernel.CanonicalJson;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.timebank.service.Notice;
import org.gongtong.core.timebank.service.NoticeKind;
import org.gongtong.core.timebank.service.NoticeStore;
import org.gongtong.core.timebank.service.NoticeVersion;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** Offers and requests in the tables {@code notice…}. Thread-safe. */
public final class MariaDbNoticeStore implements NoticeStore {

  private static final VersionRows<Notice> VERSIONS = new VersionRows<>("notice", Notice::fromMap);

  private static final String LATEST =
      """
      select v.notice from notice_now n
      join notice_version v on v.notice_id = n.notice_id and v.version = n.version
      where n.state = 'OPEN' and (:after is null or n.notice_id > :after) and\s""";

  private static final String IN_ORDER = " order by n.notice_id limit :limit";

  @Override
  public void append(Transaction transaction, NoticeVersion version) {
    Notice notice = version.notice();
    VERSIONS.append(
        MariaDbTransaction.writing(transaction),
        notice.id(),
        notice.communityId(),
        notice.version(),
        handle -> {
          insert(handle, version);
          follow(handle, notice);
        });
  }

  private static void insert(Handle handle, NoticeVersion version) {
    Notice notice = version.notice();
    handle
        .createUpdate(
            """
            insert into notice_version
              (notice_id, version, state, recorded_at, actor_kind, actor_id, notice)
            values (?, ?, ?, ?, ?, ?, ?)""")
        .bind(0, notice.id().toString())
        .bind(1, notice.version())
        .bind(2, notice.state().name())
        .bind(3, Columns.utc(version.recordedAt()))
        .bind(4, version.actor().kind().name())
        .bind(5, version.actor().id())
        .bind(6, CanonicalJson.write(notice.toMap()))
        .execute();
  }

  /** The row by which the latest version is found. */
  private static void follow(Handle handle, Notice notice) {
    handle
        .createUpdate(
            """
            insert into notice_now
              (notice_id, version, community_id, kind, member, state, until_at)
            values (:id, :version, :community, :kind, :member, :state, :until)
            on duplicate key update version = :version, state = :state""")
        .bind("id", notice.id().toString())
        .bind("version", notice.version())
        .bind("community", notice.communityId().toString())
        .bind("kind", notice.kind().name())
        .bind("member", notice.member())
        .bind("state", notice.state().name())
        .bind("until", Columns.utc(notice.content().until()))
        .execute();
  }

  @Override
  public Optional<Notice> find(Transaction transaction, UUID id) {
    return VERSIONS.find(MariaDbTransaction.reading(transaction), id);
  }

  @Override
  public Optional<Notice> findToChange(Transaction transaction, UUID id) {
    return VERSIONS.findToChange(MariaDbTransaction.reading(transaction), id);
  }

  @Override
  public List<NoticeVersion> history(Transaction transaction, UUID id) {
    return MariaDbTransaction.reading(transaction)
        .createQuery("select * from notice_version where notice_id = ? order by version")
        .bind(0, id.toString())
        .map(
            (row, context) ->
                new NoticeVersion(
                    VERSIONS.read(row.getString("notice")),
                    Columns.actor(row, "actor_kind", "actor_id"),
                    Columns.instant(row, "recorded_at")))
        .list();
  }

  @Override
  public List<Notice> open(
      Transaction transaction, UUID communityId, NoticeKind kind, @Nullable UUID after, int limit) {
    return page(
        MariaDbTransaction.reading(transaction)
            .createQuery(LATEST + "n.community_id = :community and n.kind = :kind" + IN_ORDER)
            .bind("community", communityId.toString())
            .bind("kind", kind.name()),
        after,
        limit);
  }

  @Override
  public List<Notice> openOf(Transaction transaction, UUID communityId, String member, int limit) {
    return page(
        MariaDbTransaction.reading(transaction)
            .createQuery(LATEST + "n.community_id = :community and n.member = :member" + IN_ORDER)
            .bind("community", communityId.toString())
            .bind("member", member),
        null,
        limit);
  }

  @Override
  public List<Notice> over(Transaction transaction, Instant now, @Nullable UUID after, int limit) {
    return page(
        MariaDbTransaction.reading(transaction)
            .createQuery(LATEST + "n.until_at <= :now" + IN_ORDER)
            .bind("now", Columns.utc(now)),
        after,
        limit);
  }

  private static List<Notice> page(Query query, @Nullable UUID after, int limit) {
    if (limit < 1 || limit > PAGE_MOST) {
      throw new IllegalArgumentException("a page has 1 to 200 notices: " + limit);
    }
    return query
        .bind("after", after == null ? null : after.toString())
        .bind("limit", limit)
        .mapTo(String.class)
        .map(VERSIONS::read)
        .list();
  }
}
