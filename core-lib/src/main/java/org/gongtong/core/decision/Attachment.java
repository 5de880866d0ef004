package org.gongtong.core.decision;

import org.gongtong.core.kernel.ContentHash;

/**
 * A paper that belongs to a motion, by the hash of its bytes; the bytes are kept elsewhere.
 * Immutable.
 *
 * @param name its file name
 * @param mediaType its media type
 * @param bytes its length
 * @param hash its hash
 */
public record Attachment(String name, String mediaType, long bytes, ContentHash hash) {

  /**
   * @throws IllegalArgumentException if the name is blank or the length negative
   */
  public Attachment {
    if (name.isBlank() || bytes < 0) {
      throw new IllegalArgumentException("an attachment has a name and a length: " + name);
    }
  }
}
