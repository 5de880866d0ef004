package org.gongtong.core.timebank;

import java.util.Arrays;

/** Numbers in a row that grows without being copied. Confined to one thread. */
final class LongColumn {

  private static final int BITS = 14;
  private static final int CHUNK = 1 << BITS;

  private long[][] chunks = new long[8][];
  private int size;

  void add(long value) {
    int chunk = size >> BITS;
    if (chunk == chunks.length) {
      chunks = Arrays.copyOf(chunks, 2 * chunk);
    }
    if (chunks[chunk] == null) {
      chunks[chunk] = new long[CHUNK];
    }
    chunks[chunk][size++ & CHUNK - 1] = value;
  }

  long get(int at) {
    return chunks[at >> BITS][at & CHUNK - 1];
  }

  void set(int at, long value) {
    chunks[at >> BITS][at & CHUNK - 1] = value;
  }

  int size() {
    return size;
  }
}
