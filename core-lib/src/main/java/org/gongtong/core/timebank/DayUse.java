package org.gongtong.core.timebank;

import java.util.Arrays;

/**
 * Minutes that accounts have earned on days: a table with open addressing, 24 bytes for each
 * account and day in which one was met. Confined to one thread.
 */
final class DayUse {

  private static final long FREE = Long.MIN_VALUE;

  private long[] keys = free(1 << 10);
  private long[] minutes = new long[1 << 10];
  private int used;

  long get(int account, int day) {
    int slot = slot(keys, key(account, day));
    return keys[slot] == FREE ? 0 : minutes[slot];
  }

  void add(int account, int day, long more) {
    long key = key(account, day);
    int slot = slot(keys, key);
    if (keys[slot] == FREE) {
      if (3 * (used + 1) > 2 * keys.length) {
        grow();
        slot = slot(keys, key);
      }
      keys[slot] = key;
      minutes[slot] = 0;
      used++;
    }
    minutes[slot] += more;
  }

  private void grow() {
    long[] larger = free(2 * keys.length);
    long[] moved = new long[larger.length];
    for (int i = 0; i < keys.length; i++) {
      if (keys[i] != FREE) {
        int slot = slot(larger, keys[i]);
        larger[slot] = keys[i];
        moved[slot] = minutes[i];
      }
    }
    keys = larger;
    minutes = moved;
  }

  private static long[] free(int size) {
    long[] keys = new long[size];
    Arrays.fill(keys, FREE);
    return keys;
  }

  private static long key(int account, int day) {
    return (long) account << 32 | day & 0xffff_ffffL;
  }

  private static int slot(long[] keys, long key) {
    long mixed = key * 0x9E37_79B9_7F4A_7C15L;
    int slot = (int) (mixed >>> 32) & keys.length - 1;
    while (keys[slot] != FREE && keys[slot] != key) {
      slot = slot + 1 & keys.length - 1;
    }
    return slot;
  }
}
