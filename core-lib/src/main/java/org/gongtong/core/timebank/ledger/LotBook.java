package org.gongtong.core.timebank.ledger;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import org.gongtong.core.timebank.TransferKind;
import org.jspecify.annotations.Nullable;

/**
 * How old the time in one account is: first in, first out. What comes in is a lot of the day on
 * which its entry took effect; what goes out is taken from the oldest lots that are there when it
 * is recorded, so that a late entry changes nothing that was decided before. What expires is taken
 * from the lots that expire. A reversal gives back to the lots that were taken from. Below zero
 * there are no lots, and what comes in fills the gap first. Confined to one thread.
 */
final class LotBook {

  private static final class Open {
    private final UUID entryId;
    private final LocalDate day;
    private final int number;
    private long minutes;

    Open(UUID entryId, LocalDate day, int number) {
      this.entryId = entryId;
      this.day = day;
      this.number = number;
    }
  }

  private record Taken(Open lot, long minutes) {}

  private static final Comparator<Open> OLDEST =
      Comparator.comparing((Open lot) -> lot.day).thenComparing(lot -> lot.number);

  private final Function<LocalDate, Optional<LocalDate>> expires;
  private final TreeSet<Open> open = new TreeSet<>(OLDEST);
  private final Map<UUID, List<Taken>> taken = new HashMap<>();
  private final Map<UUID, List<Open>> brought = new HashMap<>();
  private int lots;
  private long below;

  /**
   * @param expires the first day on which time of a day is no longer there
   */
  LotBook(Function<LocalDate, Optional<LocalDate>> expires) {
    this.expires = expires;
  }

  /**
   * Puts the next posting down.
   *
   * @param ages the lots that it brings with their days, if it comes from another account of the
   *     same person; else empty, and it is a lot of its own day
   */
  void put(Movement movement, List<Lot> ages) {
    UUID reversed = movement.reverses();
    long minutes = movement.minutes();
    if (minutes > 0) {
      long rest = reversed == null ? minutes : giveBack(reversed, minutes);
      for (Lot age : ages) {
        long part = Math.min(rest, age.minutes());
        bring(movement.entryId(), age.day(), part);
        rest -= part;
      }
      bring(movement.entryId(), movement.day(), rest);
      settle(movement.entryId());
    } else {
      long rest = reversed == null ? -minutes : takeBack(reversed, -minutes);
      if (movement.kind() == TransferKind.EXPIRE && reversed == null) {
        rest = takeExpired(movement, rest);
      }
      below += take(movement.entryId(), rest);
    }
  }

  private void bring(UUID entryId, LocalDate day, long minutes) {
    if (minutes > 0) {
      Open lot = new Open(entryId, day, lots++);
      brought.computeIfAbsent(entryId, id -> new ArrayList<>(1)).add(lot);
      add(lot, minutes);
    }
  }

  private void add(Open lot, long minutes) {
    lot.minutes += minutes;
    if (lot.minutes > 0) {
      open.add(lot);
    }
  }

  /** Fills what is below zero from the oldest lots. */
  private void settle(UUID entryId) {
    long filled = below;
    below = 0;
    below = take(entryId, filled);
  }

  /** Takes from the oldest lots. Returns what is not there. */
  private long take(UUID entryId, long minutes) {
    long rest = minutes;
    while (rest > 0 && !open.isEmpty()) {
      rest -= take(entryId, open.first(), rest);
    }
    return rest;
  }

  private long take(UUID entryId, Open lot, long minutes) {
    long part = Math.min(minutes, lot.minutes);
    lot.minutes -= part;
    if (lot.minutes == 0) {
      open.remove(lot);
    }
    if (part > 0) {
      taken.computeIfAbsent(entryId, id -> new ArrayList<>(1)).add(new Taken(lot, part));
    }
    return part;
  }

  /** Those that expired first go first, the older of two before the other. */
  private long takeExpired(Movement movement, long minutes) {
    long rest = minutes;
    List<Open> expired =
        open.stream()
            .filter(lot -> expiry(lot) != null && !movement.day().isBefore(expiry(lot)))
            .sorted(
                Comparator.comparing((Open lot) -> expires.apply(lot.day).orElseThrow())
                    .thenComparing(OLDEST))
            .toList();
    for (Open lot : expired) {
      rest -= take(movement.entryId(), lot, rest);
    }
    return rest;
  }

  private @Nullable LocalDate expiry(Open lot) {
    return expires.apply(lot.day).orElse(null);
  }

  /** Gives back to the lots that an entry took from. Returns what it took from below zero. */
  private long giveBack(UUID reversed, long minutes) {
    long rest = minutes;
    List<Taken> from = taken.getOrDefault(reversed, List.of());
    for (int last = from.size() - 1; last >= 0; last--) {
      long part = Math.min(rest, from.get(last).minutes());
      add(from.get(last).lot(), part);
      rest -= part;
    }
    return rest;
  }

  /** Takes what an entry brought, as far as it is still there. Returns the rest. */
  private long takeBack(UUID reversed, long minutes) {
    long rest = minutes;
    for (Open lot : brought.getOrDefault(reversed, List.of())) {
      long part = Math.min(rest, lot.minutes);
      lot.minutes -= part;
      if (lot.minutes == 0) {
        open.remove(lot);
      }
      rest -= part;
    }
    return rest;
  }

  /** What is there, the oldest first. */
  List<Lot> lots() {
    return open.stream().map(lot -> lot(lot, lot.minutes)).toList();
  }

  /** What an entry took, in the order in which it did. */
  List<Lot> taken(UUID entryId) {
    return taken.getOrDefault(entryId, List.of()).stream()
        .map(one -> lot(one.lot(), one.minutes()))
        .toList();
  }

  private Lot lot(Open lot, long minutes) {
    return new Lot(lot.entryId, lot.day, minutes, expiry(lot));
  }
}
