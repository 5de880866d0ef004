package org.gongtong.server.attachments;

import java.time.Instant;
import java.util.Optional;
import org.gongtong.core.kernel.ContentHash;
import org.gongtong.core.kernel.Transaction;

/** Where the bytes of papers are. Extension point; implementations are thread-safe. */
public interface AttachmentShelf {

  /** Keeps a paper; if it is there, notes that it came again. */
  void add(Transaction transaction, ContentHash hash, StoredPaper paper, Instant now);

  /** The paper of a hash. */
  Optional<StoredPaper> find(Transaction transaction, ContentHash hash);

  /**
   * A paper.
   *
   * @param mediaType as its bytes say
   * @param content its bytes; not to be written into
   */
  @SuppressWarnings("ArrayRecordComponent") // compared by their hash, never by equals
  record StoredPaper(String mediaType, byte[] content) {}
}
