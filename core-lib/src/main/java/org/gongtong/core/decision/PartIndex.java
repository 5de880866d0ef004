package org.gongtong.core.decision;

/**
 * Finds the party of a part by its id: a hash table with open addressing and linear probing. It
 * exists because a table of a million boxed entries costs a cache miss more for each ballot than
 * the arithmetic does.
 */
final class PartIndex {

  private final String[] ids;
  private final int[] parties;
  private final int[] hashes;
  private final int mask;

  /** Makes room for at most {@code size} parts. */
  PartIndex(int size) {
    int capacity = Integer.highestOneBit(Math.max(8, size) * 2 - 1) * 2;
    ids = new String[capacity];
    parties = new int[capacity];
    hashes = new int[capacity];
    mask = capacity - 1;
  }

  /** Adds a part that is not in the table. */
  void put(String id, int party) {
    int hash = spread(id);
    int at = hash & mask;
    while (ids[at] != null) {
      at = at + 1 & mask;
    }
    ids[at] = id;
    hashes[at] = hash;
    parties[at] = party;
  }

  /** The party of a part, or −1. */
  int find(String id) {
    int hash = spread(id);
    int at = hash & mask;
    String found = ids[at];
    while (found != null) {
      if (hashes[at] == hash && found.equals(id)) {
        return parties[at];
      }
      at = at + 1 & mask;
      found = ids[at];
    }
    return -1;
  }

  private static int spread(String id) {
    int hash = id.hashCode() * 0x9E3779B9;
    return hash ^ hash >>> 16;
  }
}
