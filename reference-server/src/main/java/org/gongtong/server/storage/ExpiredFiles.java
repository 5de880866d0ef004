package org.gongtong.server.storage;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.store.mariadb.MariaDbTransaction;

/**
 * Files that nobody needs any more, in the tables {@code attachment} and {@code assisted_file}.
 * Thread-safe.
 */
public final class ExpiredFiles {
  /** Whatever a version of a motion names is in use, drafts included; one pass over all of them. */
  private static final String UNUSED_PAPERS =
      """
      select a.sha256 from attachment a
      left join (select distinct j.sha256 from motion_version v,
          json_table(v.motion, '$.content.attachments[*]'
            columns (sha256 char(64) path '$.sha256')) j) used
        on used.sha256 = a.sha256
      where used.sha256 is null and a.recorded_at < ? limit ?""";

  private static final String UNUSED_EVIDENCE =
      """
      select f.sha256 from assisted_file f
      left join assisted_evidence e on e.sha256 = f.sha256
      where e.sha256 is null and f.recorded_at < ? limit ?""";

  private static final String EVIDENCE =
      """
      select f.sha256 from assisted_session s
      join assisted_evidence e on e.session_id = s.id
      join assisted_file f on f.sha256 = e.sha256
      where s.motion_id = ? limit ?""";

  /** Files that came before a time, and to no use since: their hashes. */
  public List<String> unusedPapers(Transaction transaction, Instant before, int most) {
    return unused(transaction, UNUSED_PAPERS, before, most);
  }

  /** As {@link #unusedPapers}, of assisted sessions. */
  public List<String> unusedEvidence(Transaction transaction, Instant before, int most) {
    return unused(transaction, UNUSED_EVIDENCE, before, most);
  }

  private static List<String> unused(
      Transaction transaction, String query, Instant before, int most) {
    return MariaDbTransaction.reading(transaction)
        .createQuery(query)
        .bind(0, Columns.utc(before))
        .bind(1, most)
        .mapTo(String.class)
        .list();
  }

  /** The evidence of a motion's assisted sessions that is still here: hashes. */
  public List<String> evidence(Transaction transaction, UUID motionId, int most) {
    return MariaDbTransaction.reading(transaction)
        .createQuery(EVIDENCE)
        .bind(0, motionId.toString())
        .bind(1, most)
        .mapTo(String.class)
        .list();
  }

  /**
   * Deletes papers, but those that came again meanwhile.
   *
   * @return how many it deleted
   */
  public int deletePapers(Transaction transaction, List<String> hashes, Instant before) {
    return delete(transaction, "attachment", hashes, before);
  }

  /** As {@link #deletePapers}, of assisted sessions. */
  public int deleteEvidence(Transaction transaction, List<String> hashes, Instant before) {
    return delete(transaction, "assisted_file", hashes, before);
  }

  private static int delete(
      Transaction transaction, String table, List<String> hashes, Instant before) {
    int deleted = 0;
    for (String hash : hashes) {
      deleted +=
          MariaDbTransaction.writing(transaction)
              .createUpdate("delete from " + table + " where sha256 = ? and recorded_at < ?")
              .bind(0, hash)
              .bind(1, Columns.utc(before))
              .execute();
    }
    return deleted;
  }
}
