package org.gongtong.core.timebank.ledger;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.gongtong.core.timebank.TransferKind;
import org.jspecify.annotations.Nullable;

/**
 * What a command asks of accounts, whatever else it says. Immutable.
 *
 * @param takesBack whether it is to be taken back, so that no rule but the floors is asked
 * @param overflows whether some of it could go to the pool
 */
record LedgerWish(
    TransferKind kind,
    @Nullable UUID from,
    @Nullable UUID to,
    LocalDate day,
    boolean takesBack,
    boolean overflows) {

  /** The pool is not locked where it need not be: all would meet there. */
  private boolean touchesPool() {
    return switch (kind) {
      case DONATE, GRANT, RETURN -> true;
      case EARN, REDEEM, SETTLE -> overflows;
      case GIFT, EXPIRE, SUCCEED, MERGE -> false;
    };
  }

  /** A transfer or hold as a wish; what it is about of a reversal or the end of a hold. */
  static List<LedgerWish> of(
      List<LedgerDesk.Sent> commands, Collection<PastCommand> named, DayPolicies days) {
    List<LedgerWish> wishes = new ArrayList<>();
    for (LedgerDesk.Sent sent : commands) {
      if (sent.command() instanceof LedgerCommand.Post post) {
        wishes.add(wish(post.kind(), post.from(), post.to(), day(post), days));
      } else if (sent.command() instanceof LedgerCommand.Hold hold) {
        wishes.add(wish(hold.kind(), hold.from(), hold.to(), day(hold), days));
      } else if (sent.command() instanceof OrderedMove move) {
        wishes.add(wish(move.kind(), move.from(), move.to(), day(move), days));
      }
    }
    List<LocalDate> endDays =
        commands.stream()
            .filter(sent -> sent.command() instanceof LedgerCommand.End)
            .map(sent -> day(sent.command()))
            .distinct()
            .toList();
    for (PastCommand past : named) {
      LedgerEntry entry = past.entry();
      LedgerHold hold = past.hold();
      if (entry != null) {
        boolean overflowed = entry.kept() < entry.minutes();
        LocalDate day = entry.at().toLocalDate();
        wishes.add(new LedgerWish(entry.kind(), entry.from(), entry.to(), day, true, overflowed));
      }
      if (hold != null) {
        endDays.forEach(day -> wishes.add(wish(hold.kind(), hold.from(), hold.to(), day, days)));
      }
    }
    return wishes;
  }

  private static LedgerWish wish(
      TransferKind kind, @Nullable UUID from, @Nullable UUID to, LocalDate day, DayPolicies days) {
    return new LedgerWish(kind, from, to, day, false, days.mayOverflow(day));
  }

  private static LocalDate day(LedgerCommand command) {
    return command.at().toLocalDate();
  }

  /** Every account that could change. */
  static Set<UUID> accounts(TimeBank bank, List<LedgerWish> wishes) {
    Set<UUID> accounts = new LinkedHashSet<>();
    for (LedgerWish wish : wishes) {
      if (wish.from() != null) {
        accounts.add(wish.from());
      }
      if (wish.to() != null) {
        accounts.add(wish.to());
      }
      if (wish.kind() == TransferKind.EARN) {
        accounts.add(bank.reserveId());
      }
      if (wish.touchesPool()) {
        accounts.add(bank.poolId());
      }
    }
    return accounts;
  }
}
