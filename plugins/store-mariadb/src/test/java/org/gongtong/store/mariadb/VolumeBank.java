package org.gongtong.store.mariadb;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.UUID;
import java.util.function.IntConsumer;
import org.gongtong.core.timebank.ledger.TimeBank;

/**
 * A time bank of whatever size, all of whose rows follow from their numbers: each entry is a
 * service that the reserve pays for, five years of them, most written down within days and some
 * after months. Member 0 has every fifth entry, member 1 one in 500, member 2 ten; the others share
 * the rest. Immutable.
 *
 * @param number which bank: accounts and entries of a higher one have higher ids
 * @param members how many, more than three
 * @param size how many entries, a multiple of 5,000; there are twice as many postings
 */
record VolumeBank(int number, int members, int size) {

  /** When the first entry was recorded. */
  static final Instant START = Instant.parse("2021-01-01T00:00:00Z");

  private static final long SECONDS = 5L * 365 * 86_400;

  /** A prime, so that each command has an entry of its own. */
  private static final long STRIDE = 7_368_787;

  VolumeBank {
    if (members < 4 || size % 5000 != 0) {
      throw new IllegalArgumentException("four members or more, and thousands of entries by five");
    }
  }

  UUID communityId() {
    return id(0x0180_0000_0000L, 0);
  }

  TimeBank bank() {
    return new TimeBank(
        id(0x0181_0000_0000L, 0), communityId(), ZoneOffset.UTC, account(members), reserve());
  }

  UUID reserve() {
    return account(members + 1);
  }

  /** The account of a member; after the last of them come pool and reserve. */
  UUID account(int member) {
    return id(0x0190_0000_0000L, member);
  }

  UUID entry(int entry) {
    return id(0x0191_0000_0000L, entry);
  }

  /** Any other kind of row. */
  UUID other(int kind, int row) {
    return id(0x0192_0000_0000L + 1000L * kind, row);
  }

  private UUID id(long high, long low) {
    return new UUID(high + number << 16 | 0x7000, Long.MIN_VALUE | low);
  }

  /** The entry of a command; commands in their order are of entries in none. */
  int entryOf(int command) {
    return (int) (command * STRIDE % size);
  }

  /** The commands of all entries. */
  int[] commands() {
    int[] commands = new int[size];
    for (int command = 0; command < size; command++) {
      commands[entryOf(command)] = command;
    }
    return commands;
  }

  Instant recordedAt(int entry) {
    return START.plusSeconds(SECONDS * entry / size);
  }

  LocalDateTime effectiveAt(int entry) {
    long chance = mixed(entry);
    long most = chance % 100 < 3 ? 300 * 1440 : 3 * 1440;
    return LocalDateTime.ofInstant(recordedAt(entry), ZoneOffset.UTC)
        .minusMinutes(1 + (chance >>> 8) % most);
  }

  int minutes(int entry) {
    return (int) (30 + 30 * ((mixed(entry) >>> 40) % 4));
  }

  private long mixed(int entry) {
    long mixed = (entry + 1L) * 0x9E37_79B9_7F4A_7C15L;
    mixed = (mixed ^ mixed >>> 30) * 0xBF58_476D_1CE4_E5B9L;
    return (mixed ^ mixed >>> 27) >>> 1;
  }

  private boolean isSpecial(int entry) {
    return entry % 5 == 0 || entry % 500 == 1 || entry % (size / 10) == 2;
  }

  /** The entries that members share who have none of their own, in order. */
  int[] shared() {
    int[] shared = new int[size];
    int count = 0;
    for (int entry = 0; entry < size; entry++) {
      if (!isSpecial(entry)) {
        shared[count++] = entry;
      }
    }
    return Arrays.copyOf(shared, count);
  }

  /** Hands the entries of a member on, in order. */
  void entries(int member, int[] shared, IntConsumer entries) {
    if (member > 2) {
      for (int at = member - 3; at < shared.length; at += members - 3) {
        entries.accept(shared[at]);
      }
      return;
    }
    int step = member == 0 ? 5 : member == 1 ? 500 : size / 10;
    for (int entry = member; entry < size; entry += step) {
      entries.accept(entry);
    }
  }
}
