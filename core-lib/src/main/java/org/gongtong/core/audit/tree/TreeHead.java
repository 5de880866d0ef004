package org.gongtong.core.audit.tree;

import org.gongtong.core.kernel.ContentHash;

/**
 * What stands for a whole log: how many entries it has, and the root of their tree. Immutable.
 *
 * @param size entries, from 0
 * @param root hash of the tree (RFC 9162, section 2.1.1); of no entries, the hash of nothing
 */
public record TreeHead(long size, ContentHash root) {

  /**
   * @throws IllegalArgumentException if the size is negative
   */
  public TreeHead {
    if (size < 0) {
      throw new IllegalArgumentException("a tree has 0 entries or more: " + size);
    }
  }
}
