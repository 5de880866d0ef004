package org.gongtong.server.storage;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.gongtong.core.kernel.ContentHash;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.server.attachments.AttachmentShelf;
import org.gongtong.store.mariadb.MariaDbTransaction;

/**
 * Files by the hash of their bytes: papers of motions in the table {@code attachment}, and apart
 * from those, so that none can be published with a motion, evidence of assisted sessions in {@code
 * assisted_file}. Thread-safe.
 */
public final class AttachmentTable implements AttachmentShelf {

  private final String table;

  private AttachmentTable(String table) {
    this.table = table;
  }

  public static AttachmentTable ofMotions() {
    return new AttachmentTable("attachment");
  }

  public static AttachmentTable ofAssistedSessions() {
    return new AttachmentTable("assisted_file");
  }

  @Override
  public void add(Transaction transaction, ContentHash hash, StoredPaper paper, Instant now) {
    // Not "insert ignore", which would also cut off what is too long.
    MariaDbTransaction.writing(transaction)
        .createUpdate(
            "insert into "
                + table
                + " (sha256, media_type, bytes, content, recorded_at)"
                + " values (?, ?, ?, ?, ?)"
                // One that comes again is as young as any: nobody deletes it as unused now.
                + " on duplicate key update recorded_at = value(recorded_at)")
        .bind(0, hash.hex())
        .bind(1, paper.mediaType())
        .bind(2, paper.content().length)
        .bind(3, paper.content())
        .bind(4, LocalDateTime.ofInstant(now, ZoneOffset.UTC))
        .execute();
  }

  @Override
  public Optional<StoredPaper> find(Transaction transaction, ContentHash hash) {
    return MariaDbTransaction.reading(transaction)
        .createQuery("select media_type, content from " + table + " where sha256 = ?")
        .bind(0, hash.hex())
        .map(
            (row, context) -> new StoredPaper(row.getString("media_type"), row.getBytes("content")))
        .findOne();
  }
}
