package org.gongtong.core.decision;

/**
 * Finds the party of a part by its id: a hash table with open addressing and linear probing. It
 * exists because a table of a million boxed entries costs a cache miss more for each ballot than
 * the arithmetic does. Hash and party share one word, so that a look-up touches one line of the
 * table and then the id it found.
 */
final class PartIndex {

  private static final int EMPTY = 0;

  private final String[] ids;

  /** The hash in the upper half, the party's number (position + 1) in the lower; 0 is free. */
  private final long[] slots;

  private final int mask;

  /** Makes room for at most {@code size} parts. */
  PartIndex(int size) {
    int capacity = Integer.highestOneBit(Math.max(8, size) * 2 - 1) * 2;
    ids = new String[capacity];
    slots = new long[capacity];
    mask = capacity - 1;
  }

  /** Adds a part that is not in the table. */
  void put(String id, int party) {
    int hash = spread(id);
    int at = hash & mask;
    while (slots[at] != EMPTY) {
      at = at + 1 & mask;
    }
    ids[at] = id;
    slots[at] = (long) hash << 32 | party + 1;
  }

  /** The party of a part, or −1. */
  int find(String id) {
    int hash = spread(id);
    int at = hash & mask;
    long slot = slots[at];
    while (slot != EMPTY) {
      if ((int) (slot >> 32) == hash && ids[at].equals(id)) {
        return (int) slot - 1;
      }
      at = at + 1 & mask;
      slot = slots[at];
    }
    return -1;
  }

  private static int spread(String id) {
    int hash = id.hashCode() * 0x9E3779B9;
    return hash ^ hash >>> 16;
  }
}
