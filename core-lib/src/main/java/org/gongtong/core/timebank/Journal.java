package org.gongtong.core.timebank;

/**
 * All operations ever sent, refused ones too, in columns, and where each key is: about 95 bytes an
 * operation. Only added to; of an operation that is there only whether it was reversed changes.
 * Confined to one thread.
 */
final class Journal {

  /** Stands for the kind of a reversal. */
  static final int REVERSAL = TransferKind.values().length;

  /** That no operation has a key. */
  static final int ABSENT = -1;

  private static final TransferOutcome[] OUTCOMES = TransferOutcome.values();
  private static final long REVERSED = 1L << 62;

  private final LongColumn high = new LongColumn();
  private final LongColumn low = new LongColumn();
  private final LongColumn refHigh = new LongColumn();
  private final LongColumn refLow = new LongColumn();
  private final LongColumn at = new LongColumn();
  private final LongColumn minutes = new LongColumn();
  private final LongColumn kept = new LongColumn();

  /** From and to. */
  private final LongColumn accounts = new LongColumn();

  /** Kind and outcome, and whether it was reversed. */
  private final LongColumn states = new LongColumn();

  /**
   * Where each key is: hash and operation, so that keys of other hashes need not be looked at, and
   * a larger table is filled from this one alone.
   */
  private long[] slots = new long[1 << 10];

  /**
   * What an operation says, apart from its key: two of the same key must say the same.
   *
   * @param kind ordinal of a kind, or {@link #REVERSAL}
   * @param at when it takes effect, in microseconds of the place's own time since 1970
   */
  record Content(int kind, long at, int from, int to, long minutes, OperationKey ref) {}

  int size() {
    return high.size();
  }

  /** The operation of a key, or {@link #ABSENT}. */
  int find(OperationKey key) {
    int hash = hash(key.high(), key.low());
    int slot = hash & slots.length - 1;
    while (slots[slot] != 0) {
      int operation = (int) slots[slot] - 1;
      if ((int) (slots[slot] >>> 32) == hash
          && high.get(operation) == key.high()
          && low.get(operation) == key.low()) {
        return operation;
      }
      slot = slot + 1 & slots.length - 1;
    }
    return ABSENT;
  }

  boolean says(int operation, Content content) {
    return kind(operation) == content.kind()
        && at.get(operation) == content.at()
        && from(operation) == content.from()
        && to(operation) == content.to()
        && minutes.get(operation) == content.minutes()
        && refHigh.get(operation) == content.ref().high()
        && refLow.get(operation) == content.ref().low();
  }

  void add(OperationKey key, Content content, TransferOutcome outcome, long keptMinutes) {
    high.add(key.high());
    low.add(key.low());
    refHigh.add(content.ref().high());
    refLow.add(content.ref().low());
    at.add(content.at());
    minutes.add(content.minutes());
    kept.add(keptMinutes);
    accounts.add((long) content.from() << 32 | content.to() & 0xffff_ffffL);
    states.add((long) content.kind() << 8 | outcome.ordinal());
    if (2 * size() > slots.length) {
      grow();
    }
    put(slots, (long) hash(key.high(), key.low()) << 32 | size());
  }

  private void grow() {
    long[] larger = new long[2 * slots.length];
    for (long there : slots) {
      if (there != 0) {
        put(larger, there);
      }
    }
    slots = larger;
  }

  private static void put(long[] slots, long added) {
    int slot = (int) (added >>> 32) & slots.length - 1;
    while (slots[slot] != 0) {
      slot = slot + 1 & slots.length - 1;
    }
    slots[slot] = added;
  }

  private static int hash(long keyHigh, long keyLow) {
    // Each half by itself, or keys that differ in both alike would all meet in one place.
    long mixed = keyHigh * 0x9E37_79B9_7F4A_7C15L;
    mixed = (mixed ^ mixed >>> 29 ^ keyLow) * 0xBF58_476D_1CE4_E5B9L;
    mixed = (mixed ^ mixed >>> 32) * 0x94D0_49BB_1331_11EBL;
    return (int) (mixed >>> 32);
  }

  OperationKey key(int operation) {
    return new OperationKey(high.get(operation), low.get(operation));
  }

  OperationKey ref(int operation) {
    return new OperationKey(refHigh.get(operation), refLow.get(operation));
  }

  int kind(int operation) {
    return (int) (states.get(operation) >> 8 & 0xff);
  }

  TransferOutcome outcome(int operation) {
    return OUTCOMES[(int) (states.get(operation) & 0xff)];
  }

  boolean isReversed(int operation) {
    return (states.get(operation) & REVERSED) != 0;
  }

  void markReversed(int operation) {
    states.set(operation, states.get(operation) | REVERSED);
  }

  long at(int operation) {
    return at.get(operation);
  }

  int from(int operation) {
    return (int) (accounts.get(operation) >> 32);
  }

  int to(int operation) {
    return (int) accounts.get(operation);
  }

  long minutes(int operation) {
    return minutes.get(operation);
  }

  long kept(int operation) {
    return kept.get(operation);
  }
}
