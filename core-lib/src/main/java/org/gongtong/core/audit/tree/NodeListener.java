package org.gongtong.core.audit.tree;

/**
 * Hears of each full subtree of a growing tree once, when its last entry is added: the leaf itself
 * first, then what it completes. Extension point; called by whoever adds to the tree.
 */
@FunctionalInterface
public interface NodeListener {

  /**
   * @param level the subtree has 2^level entries; 0 for a leaf
   * @param index how many subtrees of its size come before it
   * @param hash its 32 bytes, not to be changed
   */
  void meet(int level, long index, byte[] hash);
}
