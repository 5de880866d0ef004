package org.gongtong.core.timebank;

import java.util.Arrays;

/**
 * Minutes that accounts have earned on days: a table with open addressing, 24 bytes for each
 * account and day in which one was met. Confined to one thread.
 */
final class DayUse {

  private static final long FREE = Long.MIN_VALUE;

  /** Keys, each beside its minutes: whoever looks one up needs the other. */
  private long[] table = free(1 << 10);

  private int used;

  long get(int account, int day) {
    int slot = slot(table, key(account, day));
    return table[slot] == FREE ? 0 : table[slot + 1];
  }

  void add(int account, int day, long more) {
    long key = key(account, day);
    int slot = slot(table, key);
    if (table[slot] == FREE) {
      if (3 * (used + 1) > table.length) {
        grow();
        slot = slot(table, key);
      }
      table[slot] = key;
      table[slot + 1] = 0;
      used++;
    }
    table[slot + 1] += more;
  }

  private void grow() {
    long[] larger = free(table.length);
    for (int i = 0; i < table.length; i += 2) {
      if (table[i] != FREE) {
        int slot = slot(larger, table[i]);
        larger[slot] = table[i];
        larger[slot + 1] = table[i + 1];
      }
    }
    table = larger;
  }

  private static long[] free(int size) {
    long[] table = new long[2 * size];
    Arrays.fill(table, FREE);
    return table;
  }

  private static long key(int account, int day) {
    return (long) account << 32 | day & 0xffff_ffffL;
  }

  private static int slot(long[] table, long key) {
    long mixed = key * 0x9E37_79B9_7F4A_7C15L;
    int slot = 2 * (int) (mixed >>> 32) & table.length - 1;
    while (table[slot] != FREE && table[slot] != key) {
      slot = slot + 2 & table.length - 1;
    }
    return slot;
  }
}
